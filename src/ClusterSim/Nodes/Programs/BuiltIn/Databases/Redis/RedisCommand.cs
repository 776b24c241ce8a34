namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>A command of the server.</summary>
/// <param name="FewestWords">How many words it has at least, its name included.</param>
/// <param name="MostWords">How many it has at most; 0: any number.</param>
/// <param name="IsWrite">Whether it changes data.</param>
/// <param name="Run">Carries it out.</param>
internal sealed record RedisCommand(int FewestWords, int MostWords, bool IsWrite, Func<RedisSession, string[], RedisReply> Run);

/// <summary>The commands there are.</summary>
internal static class RedisCommands
{
    private static readonly Dictionary<string, RedisCommand> All = Collect(); // Looked up, and counted.

    public static int Count => All.Count;

    public static RedisCommand? Find(string name) => All.GetValueOrDefault(name);

    private static Dictionary<string, RedisCommand> Collect()
    {
        var all = new Dictionary<string, RedisCommand>(StringComparer.Ordinal);
        foreach (var (name, command) in RedisStrings.All.Concat(RedisKeys.All).Concat(RedisLists.All).Concat(RedisSets.All).Concat(RedisHashes.All).Concat(RedisSortedSets.All).Concat(RedisAdministration.All))
            all.Add(name, command);
        foreach (var (name, fewest) in (ReadOnlySpan<(string, int)>)[("MULTI", 1), ("EXEC", 1), ("DISCARD", 1), ("BLPOP", 3), ("BRPOP", 3), ("BRPOPLPUSH", 4), ("BLMOVE", 6), ("PSYNC", 1), ("SYNC", 1)])
            all.Add(name, new(fewest, 0, IsWrite: false, (_, _) => RedisReply.Nil)); // The session itself carries these out.
        return all;
    }
}
