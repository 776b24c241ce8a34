namespace ClusterSim.Server.Tests.Book;

/// <summary>First steps: a cluster, an application, a service, more replicas.</summary>
public sealed class Chapter2Tests : BookFixture
{
    [Test]
    public async Task Shows_the_cluster_and_its_nodes()
    {
        await Pass(60);

        await Mentions("kubectl cluster-info", "*Kubernetes control plane* is running at *");
        await Shows("kubectl get nodes",
            "NAME STATUS ROLES AGE VERSION",
            "node-1 Ready <none> 60s v1.36.*",
            "node-2 Ready <none> 60s v1.36.*",
            "node-3 Ready <none> 60s v1.36.*");
        await Mentions("kubectl describe node node-1",
            "Name: node-1",
            "Roles: <none>",
            "Taints: <none>",
            "Unschedulable: false",
            "Conditions:",
            "Ready True Thu, 01 Jan 2026 00:00:00 +0000 Thu, 01 Jan 2026 00:00:00 +0000 KubeletReady kubelet is posting ready status",
            "Capacity:",
            "cpu: 4",
            "Allocatable:",
            "Non-terminated Pods: (0 in total)",
            "Allocated resources:");
    }

    [Test]
    public async Task Runs_an_application_and_shows_it_to_the_world()
    {
        await Shows("kubectl create -f kubia-one.yaml", "replicationcontroller/kubia created");
        await Pass(1);
        await Shows("kubectl get pods",
            "NAME READY STATUS RESTARTS AGE",
            "kubia-* 0/1 ContainerCreating 0 1s");
        await Pass(29);
        await Shows("kubectl get pods",
            "NAME READY STATUS RESTARTS AGE",
            "kubia-* 1/1 Running 0 30s");

        await Shows("kubectl expose rc kubia --type=LoadBalancer --name kubia-http", "service/kubia-http exposed");
        await Shows("kubectl get services",
            "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE",
            "kubernetes ClusterIP 10.96.0.1 <none> 443/TCP 30s",
            "kubia-http LoadBalancer 10.* <pending> 8080:3*/TCP 0s");
        await Pass(60);
        await Mentions("kubectl get svc kubia-http", "kubia-http LoadBalancer 10.* *.*.*.* 8080:3*/TCP 60s");

        await Shows("kubectl get replicationcontrollers",
            "NAME DESIRED CURRENT READY AGE",
            "kubia 1 1 1 90s");
        await Shows("kubectl scale rc kubia --replicas=3", "replicationcontroller/kubia scaled");
        await Shows("kubectl get rc", "NAME DESIRED CURRENT READY AGE", "kubia 3 3 1 90s");
        await Pass(30);
        await Shows("kubectl get pods",
            "NAME READY STATUS RESTARTS AGE",
            "kubia-* 1/1 Running 0 *",
            "kubia-* 1/1 Running 0 *",
            "kubia-* 1/1 Running 0 *");
        await Mentions("kubectl get pods -o wide",
            "NAME READY STATUS RESTARTS AGE IP NODE NOMINATED NODE READINESS GATES",
            "kubia-* 1/1 Running 0 * 10.*.*.* node-* <none> <none>");
        await Mentions("kubectl describe pod kubia",
            "Namespace: default",
            "Labels: app=kubia",
            "Status: Running",
            "Controlled By: ReplicationController/kubia",
            "Image: luksa/kubia",
            "Port: 8080/TCP",
            "Ready: True",
            "QoS Class: BestEffort",
            "Normal Scheduled * default-scheduler Successfully assigned default/kubia-* to node-*");
    }
}
