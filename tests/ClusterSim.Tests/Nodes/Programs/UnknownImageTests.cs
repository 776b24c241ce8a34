using ClusterSim.Api;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Images about which nothing is known let any manifest run.</summary>
public sealed class UnknownImageTests : WholeClusterFixture
{
    private static readonly Container Main = new() { Name = "main", Image = "example.com/shop/server:v3" };

    [Test]
    public void Init_containers_end_by_themselves_and_containers_serve()
    {
        Run(Main with { Ports = [new() { Port = 8080 }] }, init: Main with { Name = "init" });

        RunUntilReady("p");
        Get("p", 8080).Status.Should().Be(200);
    }

    [TestCase("--metrics-addr=:8081", 8081)]
    [TestCase("-listen-address=0.0.0.0:9090", 9090)]
    [TestCase("--secure-port=4443", 4443)]
    public void Listens_where_its_arguments_say(string argument, int port)
    {
        Run(Main with { Args = [argument] });

        RunUntilReady("p");
        Get("p", port).Status.Should().Be(200);
    }

    [Test]
    public void Listens_where_its_probes_ask()
    {
        Run(Main with { ReadinessProbe = new() { HttpGet = new() { Path = "/healthz", Port = 9440 } } });

        RunUntilReady("p");
        Get("p", 9440).Status.Should().Be(200);
    }

    [Test]
    public void Work_that_is_not_to_be_restarted_ends_with_success()
    {
        Run(Main, spec: pod => pod with { RestartPolicy = "Never" });

        Cluster.RunUntil(() => Pod("p").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));
    }

    [TestCase("cp -n /usr/local/bin/tool /shared/tool && ln -s tool /shared/tool-server")]
    [TestCase("cp -r /app/plugins /shared && chmod +x /app/start.sh")]
    [TestCase("cd /srv/app; until migrate --check; do sleep 1; done; VERSION=$(tool version)")]
    [TestCase("set -e; generate-config > /shared/config; if validate /shared/config; then echo ok; fi")]
    public void Scripts_find_the_files_and_tools_they_use(string script)
    {
        Run(Main, init: Main with { Name = "init", Command = ["sh", "-c", script], VolumeMounts = [new() { Name = "shared", MountPath = "/shared" }] }, spec: pod => pod with { Volumes = [new() { Name = "shared", EmptyDir = new() }] });

        RunUntilReady("p");
    }

    [Test]
    public void A_preparation_before_the_server_is_not_taken_for_it()
    {
        Run(Main with { Command = ["sh", "-c", "prepare --all && echo prepared && exec server --port=7000"], Ports = [new() { Port = 7000 }] });

        RunUntilReady("p");
        Cluster.Containers["p"].ReadLog().Should().Be("prepared\n");
        Get("p", 7000).Status.Should().Be(200);
    }

    [Test]
    public void A_webhook_has_no_objections()
    {
        Run(Main with { Ports = [new() { Port = 9443 }] });
        Cluster.Apply(
            new Service { Metadata = new() { Name = "hook" }, Spec = new() { Selector = [new("app", "p")], Ports = [new() { Port = 443, TargetPort = 9443 }] } },
            new ValidatingWebhookConfiguration
            {
                Metadata = new() { Name = "hook" },
                Webhooks = [new() { Name = "hook.example.com", ClientConfig = new() { Service = new() { Namespace = "default", Name = "hook" } }, Rules = [new() { ApiGroups = [""], ApiVersions = ["v1"], Operations = ["CREATE"], Resources = ["configmaps"] }], SideEffects = "None", AdmissionReviewVersions = ["v1"], FailurePolicy = "Fail" }],
            });
        var create = () => Cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "checked", Namespace = "default" } });

        create.Should().Throw<ApiException>("nothing answers yet");
        RunUntilReady("p");
        create.Should().NotThrow();
    }

    [Test]
    public void A_certificate_job_makes_its_secret_and_patches_the_webhook_as_ingress_controllers_have_it()
    {
        Cluster.Apply(new ValidatingWebhookConfiguration
        {
            Metadata = new() { Name = "ingress-admission" },
            Webhooks = [new() { Name = "validate.example.com", ClientConfig = new() { Service = new() { Namespace = "default", Name = "hook" } }, SideEffects = "None", AdmissionReviewVersions = ["v1"], FailurePolicy = "Ignore" }],
        });
        var certgen = new Container { Name = "create", Image = "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.0", Env = [new() { Name = "POD_NAMESPACE", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } }] };
        Run(certgen with { Args = ["create", "--host=hook,hook.$(POD_NAMESPACE).svc", "--namespace=$(POD_NAMESPACE)", "--secret-name=admission"] }, spec: pod => pod with { RestartPolicy = "OnFailure" });
        Cluster.RunUntil(() => Pod("p").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));

        Run(certgen with { Args = ["patch", "--webhook-name=ingress-admission", "--namespace=$(POD_NAMESPACE)", "--patch-mutating=false", "--secret-name=admission", "--patch-failure-policy=Fail"] }, name: "patch", spec: pod => pod with { RestartPolicy = "OnFailure" });
        Cluster.RunUntil(() => Pod("patch").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));

        var secret = Cluster.Client.Get<Secret>(new ObjectKey("default", "admission"));
        secret.Data.Keys.Should().Equal("ca", "cert", "key");
        var webhook = Cluster.Client.Get<ValidatingWebhookConfiguration>(new ObjectKey("ingress-admission")).Webhooks[0];
        webhook.FailurePolicy.Should().Be("Fail");
        webhook.ClientConfig.CaBundle.Should().Be(secret.Data["ca"]);
    }

    [TestCase("docker.io/library/busybox", true)]
    [TestCase("public.ecr.aws/docker/library/busybox:1.36", true)]
    [TestCase("k8s.gcr.io/pause:3.9", true)]
    [TestCase("example.com/busybox", false)]
    public void Copies_of_known_images_are_known(string image, bool isKnown) => Cluster.Images.Find(image).Name.Should().Be(isKnown ? image.Split(':')[0].Split('/')[^1] is "pause" ? "registry.k8s.io/pause" : "busybox" : "");

    private void Run(Container main, Container? init = null, string name = "p", Func<PodSpec, PodSpec>? spec = null)
    {
        var pod = new PodSpec { Containers = [main], InitContainers = init is null ? [] : [init] };
        Cluster.Apply(new Pod { Metadata = new() { Name = name, Labels = [new("app", name)] }, Spec = spec?.Invoke(pod) ?? pod });
    }

    private ClusterSim.Nodes.Programs.HttpResponse Get(string pod, int port) => Cluster.Run(() => Cluster.Http.SendAsync($"http://{Pod(pod).Status.PodIP}:{port}/"));
}
