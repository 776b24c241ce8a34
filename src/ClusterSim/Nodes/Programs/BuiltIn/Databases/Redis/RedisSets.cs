using System.Globalization;
using Members = System.Collections.Generic.OrderedDictionary<string, bool>;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on sets.</summary>
internal static class RedisSets
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("SADD", new(3, 0, true, (client, words) => RedisReply.Of(words[2..].Count(Get(client, words[1]).TryAddMember)))),
        ("SREM", new(3, 0, true, Remove)),
        ("SMEMBERS", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Keys))),
        ("SCARD", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Count))),
        ("SISMEMBER", new(3, 3, false, (client, words) => RedisReply.Of(Of(client, words[1]).ContainsKey(words[2])))),
        ("SMISMEMBER", new(3, 0, false, (client, words) => new ArrayReply([.. words[2..].Select(member => RedisReply.Of(Of(client, words[1]).ContainsKey(member)))]))),
        ("SUNION", new(2, 0, false, (client, words) => RedisReply.Of(words[1..].SelectMany(key => Of(client, key).Keys).Distinct()))),
        ("SINTER", new(2, 0, false, (client, words) => RedisReply.Of(Of(client, words[1]).Keys.Where(member => words[2..].All(key => Of(client, key).ContainsKey(member)))))),
        ("SDIFF", new(2, 0, false, (client, words) => RedisReply.Of(Of(client, words[1]).Keys.Where(member => !words[2..].Any(key => Of(client, key).ContainsKey(member)))))),
        ("SPOP", new(2, 3, true, Pop)),
        ("SRANDMEMBER", new(2, 3, false, (client, words) => Of(client, words[1]) is { Count: > 0 } set ? RedisReply.Of(set.GetAt(client.Server.Context.Random.Next(set.Count)).Key) : RedisReply.Nil)),
    ];

    private static Members Of(RedisSession client, string key) => (Members?)client.Database.Find(key)?.Value ?? [];

    private static Members Get(RedisSession client, string key) => (Members)(client.Database.Find(key) ?? client.Database.Set(key, new Members(StringComparer.Ordinal))).Value;

    private static bool TryAddMember(this Members set, string member) => set.TryAdd(member, true);

    private static RedisReply Remove(RedisSession client, string[] words)
    {
        var set = Of(client, words[1]);
        var removed = words[2..].Count(set.Remove);
        if (set.Count == 0)
            client.Database.Remove(words[1]);
        return RedisReply.Of(removed);
    }

    private static RedisReply Pop(RedisSession client, string[] words)
    {
        var count = 1;
        if (words.Length > 2 && !int.TryParse(words[2], CultureInfo.InvariantCulture, out count))
            return RedisReply.NotInteger;
        var set = Of(client, words[1]);
        var taken = new List<string>();
        for (; count > 0 && set.Count > 0; count--)
        {
            var at = client.Server.Context.Random.Next(set.Count);
            taken.Add(set.GetAt(at).Key);
            set.RemoveAt(at);
        }
        if (set.Count == 0)
            client.Database.Remove(words[1]);
        return words.Length > 2 ? RedisReply.Of(taken) : RedisReply.Of(taken.FirstOrDefault());
    }
}
