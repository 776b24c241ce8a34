using ClusterSim.Api;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Controllers.Jobs;

/// <summary>A whole cluster, and Jobs whose Pods end when a test says so.</summary>
public abstract class JobFixture : WorkloadFixture
{
    /// <summary>The exit code of a container by now; null while it works on.</summary>
    protected Func<ContainerContext, int?> Verdict { get; set; } = _ => null;

    protected Job Job => Client.Get<Job>("default", "job");

    protected List<Pod> AllPods => [.. Client.List<Pod>("default").OrderBy(pod => pod.Metadata.CreationTimestamp)];

    [SetUp]
    public void AddWorker()
    {
        Verdict = _ => null;
        Cluster.Images.Add("worker", async context =>
        {
            while (!context.Stopping.IsCancellationRequested)
            {
                await context.Delay(TimeSpan.FromSeconds(0.5));
                if (Verdict(context) is { } code)
                    return code;
            }
            return 143;
        });
    }

    protected Job Create(Func<JobSpec, JobSpec> spec, string restartPolicy = "Never") => Client.Create(NewJob(spec, restartPolicy));

    protected static Job NewJob(Func<JobSpec, JobSpec> spec, string restartPolicy = "Never") => new()
    {
        Metadata = new() { Name = "job", Namespace = "default" },
        Spec = spec(new() { Template = new() { Spec = new() { Containers = [new() { Name = "c", Image = "worker" }], RestartPolicy = restartPolicy } } }),
    };

    protected void RunUntilReady(int pods) => Within(60, () => Job.Status.Ready == pods);

    protected void RunUntilOver(double seconds = 300) => Within(seconds, () => Job.IsFinished);

    protected void Patch(Func<JobSpec, JobSpec> change) => Client.Update(Job with { Spec = change(Job.Spec) });

    protected static int? IndexOf(ContainerContext context) => context.Env.Find("JOB_COMPLETION_INDEX") is { } index ? int.Parse(index) : null;

    protected List<string> Conditions => [.. Job.Status.Conditions.Where(condition => condition.Status == "True").Select(condition => $"{condition.Type} {condition.Reason}")];
}
