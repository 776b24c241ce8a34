using ClusterSim.Server.Tests.Book;

namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>What is done to workloads that run: looked into, resized, scaled by themselves, started out of turn.</summary>
public sealed class PodChoresTests : BookFixture
{
    private const string Web = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: main
            image: busybox
            command: [sleep, infinity]
            resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 200m, memory: 128Mi}}
        """;

    [SetUp]
    public async Task StartPod()
    {
        Terminal.Write("web.yaml", Web);
        await Terminal.PrintsAsync("kubectl apply -f web.yaml");
        await Pass(30);
    }

    [Test]
    public async Task A_job_is_started_from_a_cron_job_out_of_turn()
    {
        await Shows("kubectl create cronjob hello --image=busybox --schedule='0 0 * * *' -- echo hello", "cronjob.batch/hello created");

        await Shows("kubectl create job hello-now --from=cronjob/hello", "job.batch/hello-now created");
        await Pass(30);

        await Shows("kubectl get jobs", "NAME STATUS COMPLETIONS DURATION AGE", "hello-now Complete 1/1 * 30s");
        await Shows("kubectl logs job/hello-now", "hello");
        await Mentions("kubectl describe job hello-now", "Annotations: cronjob.kubernetes.io/instantiate: manual", "Controlled By: CronJob/hello");
        await Refuses("kubectl create job again --from=cronjob/none", "Error from server (NotFound): cronjobs.batch \"none\" not found");
    }

    [Test]
    public async Task A_debug_container_sees_the_processes_of_its_target()
    {
        await Terminal.PrintsAsync("kubectl debug web --image=busybox --profile=general --target=main -c look -- ps");
        await Pass(30);

        await Mentions("kubectl logs web -c look", "PID USER TIME COMMAND", "1 root 0:00 sleep infinity");
        await Mentions("kubectl describe pod web", "Ephemeral Containers:", "look:", "State: Terminated", "Reason: Completed");
        await Refuses("kubectl debug web --image=busybox --profile=general --target=none -c other", "The Pod \"web\" is invalid: spec.ephemeralContainers[1].targetContainerName: Not found: \"none\"");
    }

    [Test]
    public async Task A_pod_is_resized_while_it_runs()
    {
        await Shows("""kubectl patch pod web --subresource resize --patch '{"spec":{"containers":[{"name":"main","resources":{"requests":{"cpu":"150m"}}}]}}'""", "pod/web patched");
        await Pass(10);
        await Shows("kubectl get pod web -o jsonpath='{.status.containerStatuses[0].resources.requests.cpu} {.status.containerStatuses[0].restartCount}'", "150m 0");

        await Shows("KUBE_EDITOR='sed -i s/150m/120m/' kubectl edit pod web --subresource=resize", "pod/web edited");
        await Pass(10);
        await Shows("kubectl get pod web -o jsonpath='{.status.containerStatuses[0].resources.requests.cpu} {.status.containerStatuses[0].restartCount}'", "120m 0");
        await Mentions("kubectl describe pod web", "cpu: 120m", "Normal ResizeStarted * * Pod resize started: *", "Normal ResizeCompleted * * Pod resize completed: *");
    }

    [Test]
    public async Task A_pod_that_asks_for_more_than_there_is_waits_for_it()
    {
        await Shows("""kubectl patch pod web --subresource resize -p '{"spec":{"containers":[{"name":"main","resources":{"requests":{"cpu":"1000"},"limits":{"cpu":"1000"}}}]}}'""", "pod/web patched");
        await Pass(10);

        await Shows("kubectl get pod web -o jsonpath='{.status.conditions[?(@.type==\"PodResizePending\")].reason}'", "Infeasible");
    }

    [Test]
    public async Task An_autoscaler_tells_what_it_sees_and_does()
    {
        await Terminal.PrintsAsync("kubectl create deployment shop --image=luksa/kubia --replicas=2 && kubectl set resources deployment shop --requests=cpu=100m");
        await Pass(60);
        await Shows("kubectl autoscale deployment shop --cpu-percent=50 --min=1 --max=4", "horizontalpodautoscaler.autoscaling/shop autoscaled");
        await Pass(120);

        await Mentions(
            "kubectl describe hpa shop",
            "Name: shop",
            "Reference: Deployment/shop",
            "Metrics: ( current / target )",
            "Min replicas: 1",
            "Max replicas: 4",
            "Deployment pods: 2 current / 2 desired",
            "Type Status Reason Message",
            "AbleToScale True ScaleDownStabilized recent recommendations were higher than current one, applying the highest recent recommendation",
            "ScalingActive True ValidMetricFound the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)",
            "ScalingLimited False DesiredWithinRange the desired count is within the acceptable range");
    }
}
