using ClusterSim.Cli.Output;

namespace ClusterSim.Cli.Commands;

/// <summary>One set of manifests on a cluster of its own.</summary>
internal sealed class SetRun
{
    // What is refused because an operator or a webhook has not started yet is tried again, as people do.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryFor = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _loadedAt;
    private TimeSpan _untilRetry = RetryEvery;

    public SetRun(Cluster cluster, ManifestSet set, bool createsNamespaces)
    {
        (Cluster, Set) = (cluster, set);
        Load = cluster.Load(set.Files, createsNamespaces);
        _loadedAt = cluster.Now;
    }

    public Cluster Cluster { get; }

    public ManifestSet Set { get; }

    public ManifestLoad Load { get; }

    /// <summary>Whether there was something, all of it was taken, and everything is as it should be.</summary>
    public bool IsGood(RunOutcome outcome) => Load.Results.Count > 0 && !Load.Refused.Any() && outcome.IsReady;

    /// <summary>Lets virtual time pass.</summary>
    public void Advance(TimeSpan time)
    {
        while (time > TimeSpan.Zero && Load.MayRetry && Cluster.Now - _loadedAt < RetryFor)
        {
            var step = time < _untilRetry ? time : _untilRetry;
            Cluster.Run(step);
            time -= step;
            _untilRetry -= step;
            if (_untilRetry > TimeSpan.Zero)
                continue;
            Load.Retry();
            _untilRetry = RetryEvery;
        }
        Cluster.Run(time);
    }
}
