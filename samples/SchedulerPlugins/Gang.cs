namespace SchedulerPlugins;

/// <summary>Binds the Pods of a gang all together or not at all: half of a training job only wastes what it holds.</summary>
/// <remarks>A Pod says by its labels which gang it belongs to, and how many Pods that has.</remarks>
public sealed class Gang(SchedulerHandle handle) : IReservePlugin, IPermitPlugin, IEnqueueExtensions
{
    public const string GangLabel = "example.com/gang";
    public const string SizeLabel = "example.com/gang-size";

    /// <summary>How long a Pod keeps its place for the rest of its gang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "Gang";

    /// <summary>Room elsewhere may help the Pods that were missing; room that the gang itself leaves does not.</summary>
    public IReadOnlyList<RegisteredEvent> EventsToRegister =>
    [
        new(EventResource.Node, EventActions.Add | EventActions.UpdateNodeAllocatable),
        new(EventResource.AssignedPod, EventActions.Delete, (pod, change) => !IsTogether(pod, (Pod)change.Before!)),
    ];

    public PermitResult Permit(Pod pod, CycleState state, string nodeName)
    {
        if (GangOf(pod) is null)
            return PermitResult.Allow;
        var members = handle.Client.List<Pod>(pod.Metadata.Namespace!).Where(other => IsTogether(pod, other)).ToList();
        var waiting = handle.WaitingPods.Where(other => IsTogether(pod, other.Pod)).ToList();
        if (waiting.Count + members.Count(other => other.IsBound) + 1 >= SizeOf(pod))
        {
            foreach (var other in waiting)
                other.Allow(Name);
            return PermitResult.Allow;
        }
        foreach (var other in members.Where(other => !other.IsBound))
            handle.Activate(other); // Those that gave up before are wanted again.
        return PermitResult.Wait(Patience);
    }

    public PluginStatus Reserve(Pod pod, CycleState state, string nodeName) => PluginStatus.Success;

    /// <summary>One has lost its place: the others need not keep theirs.</summary>
    public void Unreserve(Pod pod, CycleState state, string nodeName)
    {
        foreach (var other in handle.WaitingPods.Where(other => IsTogether(pod, other.Pod)))
            other.Reject(Name, $"gang {GangOf(pod)} is not complete");
    }

    private static string? GangOf(Pod pod) => pod.Metadata.Labels.Find(GangLabel);

    private static int SizeOf(Pod pod) => int.TryParse(pod.Metadata.Labels.Find(SizeLabel), out var size) ? size : 1;

    private static bool IsTogether(Pod pod, Pod other) =>
        GangOf(pod) is { } gang && GangOf(other) == gang && other.Metadata.Namespace == pod.Metadata.Namespace && other.Metadata.Uid != pod.Metadata.Uid;
}
