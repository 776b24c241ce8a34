namespace ClusterSim.Server.Tests.Book;

/// <summary>Liveness probes, DaemonSets, Jobs and CronJobs.</summary>
public sealed class Chapter4WorkloadTests : BookFixture
{
    [SetUp]
    public void UseManifests() => UseChapter(4);

    [Test]
    public async Task A_container_that_fails_its_probe_is_killed_and_started_again()
    {
        await Shows("kubectl create -f kubia-liveness-probe.yaml", "pod/kubia-liveness created");
        await Pass(150);

        await Shows("kubectl get po kubia-liveness", "NAME READY STATUS RESTARTS AGE", "kubia-liveness 1/1 Running 1 (* ago) 2m30s");
        await Mentions("kubectl logs kubia-liveness --previous", "Kubia server starting...");
        await Mentions("kubectl describe po kubia-liveness",
            "State: Running",
            "Last State: Terminated",
            "Reason: Error",
            "Exit Code: 137",
            "Ready: True",
            "Restart Count: 1",
            "Liveness: http-get http://:8080/ delay=15s timeout=1s period=10s #success=1 #failure=3",
            "Warning Unhealthy * (x3 over *) kubelet Liveness probe failed: HTTP probe failed with statuscode: 500",
            "Normal Killing * kubelet Container kubia failed liveness probe, will be restarted");
    }

    [Test]
    public async Task A_daemon_set_follows_the_labels_of_nodes()
    {
        await Shows("kubectl create -f ssd-monitor-daemonset.yaml", "daemonset.apps/ssd-monitor created");
        await Pass(5);
        await Shows("kubectl get ds", "NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE SELECTOR AGE", "ssd-monitor 0 0 0 0 0 disk=ssd 5s");

        await Shows("kubectl label node node-1 disk=ssd", "node/node-1 labeled");
        await Pass(30);
        await Shows("kubectl get po", "NAME READY STATUS RESTARTS AGE", "ssd-monitor-* 1/1 Running 0 30s");

        await Shows("kubectl label node node-1 disk=hdd --overwrite", "node/node-1 labeled");
        await Pass(1);
        await Shows("kubectl get po", "NAME READY STATUS RESTARTS AGE", "ssd-monitor-* 1/1 Terminating 0 31s");
    }

    [Test]
    public async Task A_job_runs_to_its_end()
    {
        await Shows("kubectl create -f batch-job.yaml", "job.batch/batch-job created");
        await Pass(20);
        await Shows("kubectl get jobs", "NAME STATUS COMPLETIONS DURATION AGE", "batch-job Running 0/1 20s 20s");
        await Shows("kubectl get po", "NAME READY STATUS RESTARTS AGE", "batch-job-* 1/1 Running 0 20s");

        await Pass(130);
        await Shows("kubectl get po", "NAME READY STATUS RESTARTS AGE", "batch-job-* 0/1 Completed 0 2m30s");
        await Shows("kubectl get job", "NAME STATUS COMPLETIONS DURATION AGE", "batch-job Complete 1/1 * 2m30s");
        await Mentions("kubectl logs job/batch-job", "* * * * * * Batch job starting", "* * * * * * Finished succesfully");
    }

    [Test]
    public async Task A_cron_job_makes_jobs()
    {
        await Shows("kubectl create -f cronjob.yaml", "cronjob.batch/batch-job-every-fifteen-minutes created");
        await Pass(16 * 60);

        await Mentions("kubectl get cronjobs", "batch-job-every-fifteen-minutes 0,15,30,45 * * * * <none> False 1 60s 16m");
        await Shows("kubectl get jobs -o name", "job.batch/batch-job-every-fifteen-minutes-*");
    }
}
