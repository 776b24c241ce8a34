namespace ClusterSim.Server.Tests.Book;

/// <summary>Pods, labels, annotations, namespaces.</summary>
public sealed class Chapter3Tests : BookFixture
{
    [Test]
    public async Task Shows_what_a_pod_is_made_of()
    {
        await Shows("kubectl create -f kubia-manual.yaml", "pod/kubia-manual created");
        await Pass(30);

        await Mentions("kubectl get po kubia-manual -o yaml", "apiVersion: v1", "kind: Pod", "name: kubia-manual", "- image: luksa/kubia", "nodeName: node-*", "phase: Running");
        await Mentions("kubectl get po kubia-manual -o json", "\"apiVersion\": \"v1\",", "\"kind\": \"Pod\",");
        await Shows("kubectl get pods", "NAME READY STATUS RESTARTS AGE", "kubia-manual 1/1 Running 0 30s");
        await Mentions("kubectl explain pods", "KIND: Pod", "VERSION: v1", "DESCRIPTION:", "FIELDS:", "metadata <ObjectMeta>", "spec <PodSpec>", "status <PodStatus>");
        await Mentions("kubectl explain pod.spec", "containers <[]Container> -required-", "nodeSelector <map[string]string>", "volumes <[]Volume>");
        await Mentions("kubectl explain pods.spec --recursive", "containers <[]Container> -required-", "args <[]string>");
    }

    [Test]
    public async Task Reads_logs_and_forwards_a_port()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-manual.yaml");
        await Pass(30);

        await Shows("kubectl logs kubia-manual", "Kubia server starting...");
        await Shows("kubectl logs kubia-manual -c kubia", "Kubia server starting...");
        using var forward = Terminal.Start("kubectl port-forward kubia-manual :8080");
        var listening = await forward.ReadLineAsync();
        listening.Should().MatchRegex(@"^Forwarding from 127\.0\.0\.1:\d+ -> 8080$");
        var port = listening!.Split(':')[1].Split(' ')[0];
        Cluster.Loop.Resume(); // The answer takes a moment.
        await Shows($"curl -s localhost:{port}", "You've hit kubia-manual");
    }

    [Test]
    public async Task Organizes_pods_with_labels()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-manual.yaml");
        await Shows("kubectl create -f kubia-manual-with-labels.yaml", "pod/kubia-manual-v2 created");
        await Pass(30);

        await Shows("kubectl get po --show-labels",
            "NAME READY STATUS RESTARTS AGE LABELS",
            "kubia-manual 1/1 Running 0 30s <none>",
            "kubia-manual-v2 1/1 Running 0 30s creation_method=manual,env=prod");
        await Shows("kubectl get po -L creation_method,env",
            "NAME READY STATUS RESTARTS AGE CREATION_METHOD ENV",
            "kubia-manual 1/1 Running 0 30s",
            "kubia-manual-v2 1/1 Running 0 30s manual prod");
        await Shows("kubectl label po kubia-manual creation_method=manual", "pod/kubia-manual labeled");
        await Refuses("kubectl label po kubia-manual-v2 env=debug", "error: 'env' already has a value (prod), and --overwrite is false");
        await Shows("kubectl label po kubia-manual-v2 env=debug --overwrite", "pod/kubia-manual-v2 labeled");
        await Shows("kubectl get po -L creation_method,env",
            "NAME READY STATUS RESTARTS AGE CREATION_METHOD ENV",
            "kubia-manual 1/1 Running 0 30s manual",
            "kubia-manual-v2 1/1 Running 0 30s manual debug");
    }

    [TestCase("creation_method=manual", "kubia-manual", "kubia-manual-v2")]
    [TestCase("env", "kubia-manual-v2")]
    [TestCase("!env", "kubia-manual")]
    [TestCase("creation_method!=manual")]
    [TestCase("env in (prod,devel)", "kubia-manual-v2")]
    [TestCase("env notin (prod,devel)", "kubia-manual")]
    [TestCase("creation_method==manual,env=prod", "kubia-manual-v2")]
    public async Task Selects_pods_by_label(string selector, params string[] names)
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-manual.yaml -f kubia-manual-with-labels.yaml && kubectl label po kubia-manual creation_method=manual");

        await Shows($"kubectl get po -l '{selector}' -o name", [.. names.Select(name => "pod/" + name)]);
    }

    [Test]
    public async Task Schedules_a_pod_to_the_node_that_has_what_it_needs()
    {
        await Shows("kubectl label node node-2 gpu=true", "node/node-2 labeled");
        await Mentions("kubectl get nodes -l gpu=true", "node-2 Ready <none> * v1.36.*");
        await Terminal.PrintsAsync("kubectl create -f kubia-gpu.yaml");
        await Pass(30);

        await Mentions("kubectl get po kubia-gpu -o wide", "kubia-gpu 1/1 Running 0 30s 10.*.*.* node-2 <none> <none>");
    }

    [Test]
    public async Task Annotates()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-manual.yaml");

        await Shows("kubectl annotate pod kubia-manual mycompany.com/someannotation='foo bar'", "pod/kubia-manual annotated");
        await Mentions("kubectl describe pod kubia-manual", "Annotations: mycompany.com/someannotation: foo bar");
    }

    [Test]
    public async Task Groups_objects_in_namespaces()
    {
        await Shows("kubectl get ns",
            "NAME STATUS AGE",
            "default Active 0s",
            "kube-node-lease Active 0s",
            "kube-public Active 0s",
            "kube-system Active 0s");
        await Shows("kubectl create -f custom-namespace.yaml", "namespace/custom-namespace created");
        await Refuses("kubectl create namespace custom-namespace", "Error from server (AlreadyExists): namespaces \"custom-namespace\" already exists");
        await Shows("kubectl create -f kubia-manual.yaml -n custom-namespace", "pod/kubia-manual created");
        await Pass(30);
        await Mentions("kubectl get po --namespace custom-namespace", "kubia-manual 1/1 Running 0 30s");
        (await Terminal.RunAsync("kubectl get po")).Error.Trim().Should().Be("No resources found in default namespace.");
        await Shows("kubectl config set-context --current --namespace custom-namespace", "Context \"clustersim\" modified.");
        await Mentions("kubectl get po", "kubia-manual 1/1 Running 0 30s");
    }

    [Test]
    public async Task Deletes_pods_by_name_by_label_with_their_namespace_and_all_of_them()
    {
        await Terminal.PrintsAsync("kubectl create -f custom-namespace.yaml -f kubia-gpu.yaml -f kubia-manual.yaml -f kubia-manual-with-labels.yaml -f kubia-one.yaml && kubectl create -f kubia-manual.yaml -n custom-namespace");
        await Pass(30);

        await Shows("kubectl delete po kubia-gpu --wait=false", "pod \"kubia-gpu\" deleted*");
        await Shows("kubectl delete po -l creation_method=manual --wait=false", "pod \"kubia-manual-v2\" deleted*");
        await Shows("kubectl delete ns custom-namespace --wait=false", "namespace \"custom-namespace\" deleted*");
        await Pass(60);
        (await Terminal.RunAsync("kubectl get ns custom-namespace")).Error.Trim().Should().Be("Error from server (NotFound): namespaces \"custom-namespace\" not found");
        await Terminal.PrintsAsync("kubectl delete po --all --wait=false");
        await Pass(60);
        await Mentions("kubectl get pods", "kubia-* 1/1 Running 0 60s"); // Its ReplicationController makes another.
        await Mentions("kubectl delete all --all --wait=false", "pod \"kubia-*\" deleted*", "replicationcontroller \"kubia\" deleted*", "service \"kubernetes\" deleted*");
        await Pass(60);
        (await Terminal.RunAsync("kubectl get pods")).Error.Trim().Should().Be("No resources found in default namespace.");
    }
}
