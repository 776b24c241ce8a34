using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Access;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>kubectl in a container, with the rights of its service account.</summary>
public sealed class KubectlInsideTests : WholeClusterFixture
{
    private const string Map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made}\ndata: {a: b}\n";

    protected override ClusterOptions Options => new() { ApiServer = new() { Authorization = AuthorizationMode.Rbac } };

    [SetUp]
    public void StartContainer()
    {
        Cluster.Apply(
            new ClusterRoleBinding
            {
                Metadata = new() { Name = "all" },
                RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "cluster-admin" },
                Subjects = [new() { Kind = "ServiceAccount", Name = "admin", Namespace = "default" }],
            },
            new ServiceAccount { Metadata = new() { Name = "admin" } },
            new ConfigMap { Metadata = new() { Name = "settings" }, Data = [new("color", "blue")] });
        ApplyPod("admin", "bitnami/kubectl", main => main with { Command = ["sleep", "9999999"] }, spec => spec with { ServiceAccountName = "admin" });
        ApplyPod("guest", "bitnami/kubectl", main => main with { Command = ["sleep", "9999999"] });
        RunUntilReady("admin", "guest");
    }

    [Test]
    public void Shows_objects_in_all_forms()
    {
        Sh("kubectl get pods").Should().MatchRegex("^NAME    READY   STATUS    RESTARTS   AGE\nadmin   1/1     Running   0          [0-9]+s\nguest ");
        Sh("kubectl get po admin -o name; kubectl get cm settings -o jsonpath='{.data.color}'; kubectl get configmap/settings -o yaml").Should().StartWith("pod/admin\nblueapiVersion: v1\n");
        Sh("kubectl get deploy; kubectl get deploy -n kube-system").Should().Be("No resources found in default namespace.\nNo resources found in kube-system namespace.\n");
    }

    [Test]
    public void Says_what_is_refused()
    {
        Sh("kubectl get pods", "guest").Should().Be("Error from server (Forbidden): pods is forbidden: User \"system:serviceaccount:default:default\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"\n");
        Sh("kubectl get pod nobody; kubectl get nonsense").Should().Be("Error from server (NotFound): pods \"nobody\" not found\nerror: the server doesn't have a resource type \"nonsense\"\n");
        Sh("kubectl auth can-i delete pods; kubectl auth can-i get deployments.apps", "guest").Should().Be("no\nno\n");
        Cluster.Containers["guest"].Exec("kubectl", "nonsense").ExitCode.Should().Be(1);
    }

    [Test]
    public void Changes_objects()
    {
        Cluster.Apply(new Deployment
        {
            Metadata = new() { Name = "web" },
            Spec = new() { Replicas = 1, Selector = new() { MatchLabels = [new("app", "web")] }, Template = new() { Metadata = new() { Labels = [new("app", "web")] }, Spec = new() { Containers = [new() { Name = "main", Image = "luksa/kubia" }] } } },
        });

        Sh($"echo '{Map}' | kubectl create -f -; echo '{Map}' | kubectl apply -f -; echo '{Map}' | kubectl apply -f -; kubectl label cm made x=y; kubectl patch cm made -p '{{\"data\":{{\"a\":\"c\"}}}}'; kubectl get cm made -o jsonpath='{{.data.a}} {{.metadata.labels.x}}'")
            .Should().Be("configmap/made created\nconfigmap/made configured\nconfigmap/made unchanged\nconfigmap/made labeled\nconfigmap/made patched\nc y");
        Sh("kubectl scale deploy/web --replicas=3; kubectl rollout restart deploy web; kubectl delete cm made").Should().Be("deployment.apps/web scaled\ndeployment.apps/web restarted\nconfigmap \"made\" deleted from default namespace\n");
        Cluster.Client.Find<Deployment>(new ObjectKey("default", "web"))!.Spec.Replicas.Should().Be(3);
        Cluster.Client.Find<ConfigMap>(new ObjectKey("default", "made")).Should().BeNull();
    }

    [Test]
    public void Waits_for_a_condition()
    {
        ApplyPod("late", "luksa/kubia");

        Sh("kubectl wait --for=condition=Ready pod/late --timeout=60s; kubectl logs late; kubectl wait --for=condition=Ready cm/settings --timeout=2s").Should().Be(
            "pod/late condition met\nKubia server starting...\nerror: timed out waiting for the condition on configmaps/settings\n");
    }

    [Test]
    public void Is_an_ambassador_beside_another_container()
    {
        ApplyPod("pair", "tutum/curl", main => main with { Command = ["sleep", "9999999"] }, spec => spec with
        {
            ServiceAccountName = "admin",
            Containers = [.. spec.Containers, new() { Name = "ambassador", Image = "luksa/kubectl-proxy:1.6.2" }],
        });
        RunUntilReady("pair");
        Run(1);

        Cluster.Containers.Get("default", "pair", "ambassador").Log.Select(line => line.Text).Should().Equal("Starting to serve on 127.0.0.1:8001");
        Sh("curl -s localhost:8001/api/v1/namespaces/default/configmaps/settings", "pair").Should().Contain("\"color\": \"blue\"");
        Sh("curl -s -o /dev/null -w '%{http_code}' localhost:8001/api/v1/nonsense", "pair").Should().Be("404");
        Sh("curl -sS " + Pod("pair").Status.PodIP + ":8001/api", "admin").Should().Contain("Connection refused", "it listens for its own Pod only");
    }

    private string Sh(string script, string pod = "admin")
    {
        var result = Cluster.Containers[pod].Exec("sh", "-c", script);
        return result.Output + result.Error;
    }
}
