namespace ClusterSim.Scheduling;

/// <summary>A Score plugin's place in a profile.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Number">The plugin's number within the profile, for bit masks.</param>
/// <param name="Weight">What its scores are multiplied by.</param>
internal sealed record ScoreSlot(IScorePlugin Plugin, int Number, int Weight)
{
    public Normalization Normalization { get; } = Plugin.Normalization;

    /// <summary>Whether its raw score for a Node holds until that Node changes, and normalising needs no more than the highest of them.</summary>
    public bool IsReusable { get; } = (Plugin.DependsOn & ProfileRuntime.Volatile) == 0 && Plugin.Normalization != Normalization.Custom;

    public bool OneAtATime { get; } = Plugin is IOneNodeAtATime;

    public bool IsSkippedIn(ulong skipped) => (skipped & (1UL << Number)) != 0;

    /// <summary>The score from 0 to 100 for a raw score, where the highest is <paramref name="max"/>.</summary>
    public long Normalize(long raw, long max) => (Normalization, max) switch
    {
        (Normalization.ByMaximum, 0) => raw,
        (Normalization.ByMaximum, _) => IScorePlugin.MaxNodeScore * raw / max,
        (Normalization.ByMaximumReversed, 0) => IScorePlugin.MaxNodeScore,
        (Normalization.ByMaximumReversed, _) => IScorePlugin.MaxNodeScore - (IScorePlugin.MaxNodeScore * raw / max),
        _ => raw,
    };
}
