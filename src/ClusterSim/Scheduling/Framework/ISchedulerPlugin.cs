namespace ClusterSim.Scheduling;

/// <summary>A piece of scheduling policy. What it does is said by the extension points it implements, such as <see cref="IFilterPlugin"/> and <see cref="IScorePlugin"/>.</summary>
/// <remarks>
/// <para>A policy is one class: derive from <see cref="NodeFilter"/>, <see cref="NodeScore"/> or <see cref="NodeFilterAndScore"/> to judge one Node at a time,
/// or implement the interfaces to judge all of them in one pass. Add it with <see cref="SchedulerProfile.With(Func{ISchedulerPlugin}, int)"/>.</para>
/// <para>A plugin must be a pure function of what it is given and of what <see cref="DependsOn"/> admits: the scheduler keeps answers for as long as nothing of that changes.</para>
/// <para>Source: kube-scheduler framework/interface.go (v1.36). Differs from Kubernetes: Filter and Score are asked about many Nodes at a time.</para>
/// </remarks>
public interface ISchedulerPlugin
{
    /// <summary>The name it is configured and reported by, as in <c>NodeResourcesFit</c>; unique within a profile.</summary>
    string Name { get; }

    /// <summary>What its Filter and Score depend on besides the Pod's shape. Default: <see cref="Dependencies.Everything"/>, which is always right and never reused.</summary>
    Dependencies DependsOn => Dependencies.Everything;

    /// <summary>Keys of the Pod annotations its Filter and Score look at: they become part of the Pod's shape (<see cref="PodShape.Annotations"/>). Default: none.</summary>
    /// <remarks>Asked once, when the scheduler starts.</remarks>
    IReadOnlyList<string> AnnotationKeys => [];
}
