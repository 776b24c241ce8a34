namespace ClusterSim.Scheduling;

/// <summary>A Score plugin that scores one Node at a time.</summary>
public abstract class NodeScore : IScorePlugin, IOneNodeAtATime
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual Dependencies DependsOn => Dependencies.Everything;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> AnnotationKeys => [];

    /// <inheritdoc/>
    public virtual Normalization Normalization => Normalization.None;

    /// <summary>Scores a Node that passed all filters: 0 to 100, or anything from 0 up when <see cref="Normalization"/> is set.</summary>
    protected abstract long Score(PodShape pod, NodeView node);

    /// <summary>As <see cref="Score(PodShape, NodeView)"/>, with the notes of this cycle; override this one to use them.</summary>
    protected virtual long Score(PodShape pod, CycleState state, NodeView node) => Score(pod, node);

    /// <inheritdoc/>
    public virtual void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores) =>
        throw new InvalidOperationException($"{GetType().Name} asks for custom normalisation and does not override Normalize.");

    void IScorePlugin.Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        for (var i = 0; i < candidates.Count; i++)
            scores[i] = Score(pod, state, snapshot[candidates[i]]);
    }
}
