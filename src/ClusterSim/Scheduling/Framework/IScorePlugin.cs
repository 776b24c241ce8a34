namespace ClusterSim.Scheduling;

/// <summary>Says how well a Pod would stand on each Node it fits.</summary>
public interface IScorePlugin : ISchedulerPlugin
{
    /// <summary>Lowest score after normalisation.</summary>
    const long MinNodeScore = 0;

    /// <summary>Highest score after normalisation.</summary>
    const long MaxNodeScore = 100;

    /// <summary>How <see cref="Score"/>'s results become scores from 0 to 100. Default: they are already.</summary>
    Normalization Normalization => Normalization.None;

    /// <summary>Scores Nodes.</summary>
    /// <param name="pod">What the Pod asks for.</param>
    /// <param name="state">Notes of this cycle.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="candidates">Rows to score. Rows that some filter rejects may be among them; what they get does not count.</param>
    /// <param name="scores">Where the scores go, by place in <paramref name="candidates"/>; holds anything at first.</param>
    void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores);

    /// <summary>The raw score of every Node when it is the same for all, so that none need be scored; null (the default) when it may not be.</summary>
    long? ScoreOfAll(PodShape pod, Snapshot snapshot) => null;

    /// <summary>Turns the raw scores of the feasible Nodes into scores from 0 to 100, when <see cref="Normalization"/> is <see cref="Normalization.Custom"/>.</summary>
    /// <param name="pod">What the Pod asks for.</param>
    /// <param name="state">Notes of this cycle.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="feasible">The rows scored.</param>
    /// <param name="scores">Their raw scores, to be replaced.</param>
    void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores) =>
        throw new InvalidOperationException($"{GetType().Name} asks for custom normalisation and does not override Normalize.");
}
