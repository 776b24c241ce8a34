namespace ClusterSim.Client.Recording;

/// <summary>What is remembered of the Events about one object.</summary>
internal sealed class SubjectHistory(TokenBucket tokens)
{
    private readonly List<SimilarEvents> _groups = [];

    public TokenBucket Tokens = tokens;

    public SimilarEvents GroupOf(string type, string reason)
    {
        foreach (var group in _groups)
            if (group.Type == type && group.Reason == reason)
                return group;
        var added = new SimilarEvents(type, reason);
        _groups.Add(added);
        return added;
    }
}
