using System.Globalization;
using Fields = System.Collections.Generic.OrderedDictionary<string, string>;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on hashes.</summary>
internal static class RedisHashes
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("HSET", new(4, 0, true, Set)),
        ("HMSET", new(4, 0, true, (client, words) => Set(client, words) is ErrorReply wrong ? wrong : RedisReply.Ok)),
        ("HSETNX", new(4, 4, true, (client, words) => Of(client, words[1]).ContainsKey(words[2]) ? RedisReply.Of(0) : Set(client, words))),
        ("HGET", new(3, 3, false, (client, words) => RedisReply.Of(Of(client, words[1]).GetValueOrDefault(words[2])))),
        ("HMGET", new(3, 0, false, (client, words) => RedisReply.Of(words[2..].Select(field => Of(client, words[1]).GetValueOrDefault(field))))),
        ("HGETALL", new(2, 2, false, (client, words) => new MapReply([.. Of(client, words[1]).Select(field => KeyValuePair.Create(field.Key, RedisReply.Of(field.Value)))]))),
        ("HKEYS", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Keys))),
        ("HVALS", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Values))),
        ("HLEN", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Count))),
        ("HSTRLEN", new(3, 3, false, (client, words) => RedisReply.Of(Of(client, words[1]).GetValueOrDefault(words[2])?.Length ?? 0))),
        ("HEXISTS", new(3, 3, false, (client, words) => RedisReply.Of(Of(client, words[1]).ContainsKey(words[2])))),
        ("HDEL", new(3, 0, true, Remove)),
        ("HINCRBY", new(4, 4, true, Add)),
    ];

    private static Fields Of(RedisSession client, string key) => (Fields?)client.Database.Find(key)?.Value ?? [];

    private static Fields Get(RedisSession client, string key) => (Fields)(client.Database.Find(key) ?? client.Database.Set(key, new Fields(StringComparer.Ordinal))).Value;

    private static RedisReply Set(RedisSession client, string[] words)
    {
        if (words.Length % 2 != 0)
            return RedisReply.Error($"ERR wrong number of arguments for '{words[0].ToLowerInvariant()}' command");
        var hash = Get(client, words[1]);
        var added = 0;
        for (var i = 2; i < words.Length; i += 2)
        {
            added += hash.ContainsKey(words[i]) ? 0 : 1;
            hash[words[i]] = words[i + 1];
        }
        return RedisReply.Of(added);
    }

    private static RedisReply Remove(RedisSession client, string[] words)
    {
        var hash = Of(client, words[1]);
        var removed = words[2..].Count(hash.Remove);
        if (hash.Count == 0)
            client.Database.Remove(words[1]);
        return RedisReply.Of(removed);
    }

    private static RedisReply Add(RedisSession client, string[] words)
    {
        if (!long.TryParse(words[3], CultureInfo.InvariantCulture, out var by) || !long.TryParse(Of(client, words[1]).GetValueOrDefault(words[2]) ?? "0", CultureInfo.InvariantCulture, out var number))
            return RedisReply.Error("ERR hash value is not an integer");
        Get(client, words[1])[words[2]] = (number + by).ToString(CultureInfo.InvariantCulture);
        return RedisReply.Of(number + by);
    }
}
