namespace ClusterSim.Scheduling;

/// <summary>A Filter plugin that judges one Node at a time.</summary>
public abstract class NodeFilter : IFilterPlugin, IOneNodeAtATime
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual Dependencies DependsOn => Dependencies.Everything;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> AnnotationKeys => [];

    /// <summary>Judges a Node. Only Nodes that passed the filters before this one are asked about.</summary>
    protected abstract Verdict Filter(PodShape pod, NodeView node);

    /// <summary>As <see cref="Filter(PodShape, NodeView)"/>, with the notes of this cycle; override this one to use them.</summary>
    protected virtual Verdict Filter(PodShape pod, CycleState state, NodeView node) => Filter(pod, node);

    void IFilterPlugin.Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        for (var i = 0; i < candidates.Count; i++)
            verdicts[i] = Filter(pod, state, snapshot[candidates[i]]);
    }
}
