namespace ClusterSim.SchedulerPerf;

/// <summary>A cluster and the Pods that come to it, at any size: what the scheduler is measured with, and what its tests check.</summary>
/// <remarks>
/// Those in <c>Upstream</c> bear the names of Kubernetes' own performance scenarios and grow with the number of Nodes as the largest row of each does.
/// Where upstream lets something happen so many times a second, it happens once in so many Pods here: neither form of a run has a clock to go by.
/// </remarks>
public abstract class Workload
{
    /// <summary>How many measured Pods there are to one churn, where upstream has one every fifth of a second and its threshold is some 570 Pods a second.</summary>
    protected const int PodsPerChurn = 100;

    /// <summary>By what it is chosen on the command line: the name of the class.</summary>
    public string Name => GetType().Name;

    /// <summary>How the scheduler is set up: as Kubernetes' is unless said otherwise.</summary>
    public virtual SchedulerOptions Scheduler => new();

    /// <summary>Whether the cluster is one of a few Nodes whatever size is asked for, which then says how many Pods there are.</summary>
    public virtual bool HasFixedNodes => false;

    /// <summary>The Nodes.</summary>
    /// <param name="size">How many, give or take.</param>
    public abstract IEnumerable<Node> Nodes(int size);

    /// <summary>What else there is in the cluster at the start.</summary>
    /// <param name="size">The number of Nodes.</param>
    public virtual IEnumerable<ApiObject> Objects(int size) => [];

    /// <summary>Pods that are scheduled before the clock starts.</summary>
    /// <param name="size">The number of Nodes.</param>
    public virtual IEnumerable<Pod> InitialPods(int size) => [];

    /// <summary>The Pods whose scheduling is measured.</summary>
    /// <param name="size">The number of Nodes.</param>
    public abstract IEnumerable<Pod> MeasuredPods(int size);

    /// <summary>All that happens while the clock runs, in order: the measured Pods come, and whatever else.</summary>
    /// <param name="size">The number of Nodes.</param>
    public virtual IEnumerable<Step> Steps(int size) => MeasuredPods(size).Select(static pod => Step.Measure(pod));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The measured Pods, with something else after each so many of them.</summary>
    protected IEnumerable<Step> Interleave(int size, int pods, Func<int, IEnumerable<Step>> churn)
    {
        foreach (var (index, pod) in MeasuredPods(size).Index())
        {
            if (index % pods == pods - 1)
            {
                foreach (var step in churn(index / pods))
                    yield return step;
            }
            yield return Step.Measure(pod);
        }
    }
}
