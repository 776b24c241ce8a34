using System.Globalization;
using Scores = System.Collections.Generic.OrderedDictionary<string, double>;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on sorted sets.</summary>
internal static class RedisSortedSets
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("ZADD", new(4, 0, true, Add)),
        ("ZINCRBY", new(4, 4, true, Increase)),
        ("ZREM", new(3, 0, true, Remove)),
        ("ZCARD", new(2, 2, false, (client, words) => RedisReply.Of(Of(client, words[1]).Count))),
        ("ZSCORE", new(3, 3, false, (client, words) => Of(client, words[1]).TryGetValue(words[2], out var score) ? RedisReply.Of(Text(score)) : RedisReply.Nil)),
        ("ZRANK", new(3, 3, false, (client, words) => Ordered(client, words[1]).FindIndex(member => member.Key == words[2]) is >= 0 and var rank ? RedisReply.Of(rank) : RedisReply.Nil)),
        ("ZRANGE", new(4, 0, false, (client, words) => Range(client, words, isReversed: words.Skip(4).Any(word => word.Equals("REV", StringComparison.OrdinalIgnoreCase))))),
        ("ZREVRANGE", new(4, 5, false, (client, words) => Range(client, words, isReversed: true))),
        ("ZRANGEBYSCORE", new(4, 0, false, (client, words) => Show(Between(client, words[1], words[2], words[3]), words))),
        ("ZCOUNT", new(4, 4, false, (client, words) => RedisReply.Of(Between(client, words[1], words[2], words[3]).Count()))),
        ("ZREMRANGEBYSCORE", new(4, 4, true, (client, words) => RedisReply.Of(Between(client, words[1], words[2], words[3]).ToList().Count(member => Of(client, words[1]).Remove(member.Key))))),
    ];

    private static Scores Of(RedisSession client, string key) => (Scores?)client.Database.Find(key)?.Value ?? [];

    private static Scores Get(RedisSession client, string key) => (Scores)(client.Database.Find(key) ?? client.Database.Set(key, new Scores(StringComparer.Ordinal))).Value;

    private static List<KeyValuePair<string, double>> Ordered(RedisSession client, string key) => [.. Of(client, key).OrderBy(member => member.Value).ThenBy(member => member.Key, StringComparer.Ordinal)];

    private static string Text(double score) => score.ToString("R", CultureInfo.InvariantCulture);

    private static RedisReply Add(RedisSession client, string[] words)
    {
        var at = 2;
        var options = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        while (at < words.Length && words[at].ToUpperInvariant() is "NX" or "XX" or "GT" or "LT" or "CH" or "INCR")
            options.Add(words[at++]);
        if ((words.Length - at) % 2 != 0 || at >= words.Length)
            return RedisReply.SyntaxError;
        var set = Get(client, words[1]);
        var added = 0;
        for (; at < words.Length; at += 2)
        {
            if (!double.TryParse(words[at], CultureInfo.InvariantCulture, out var score))
                return RedisReply.Error("ERR value is not a valid float");
            var isKnown = set.TryGetValue(words[at + 1], out var before);
            if ((isKnown && options.Contains("NX")) || (!isKnown && options.Contains("XX")) || (isKnown && options.Contains("GT") && score <= before) || (isKnown && options.Contains("LT") && score >= before))
                continue;
            added += isKnown ? options.Contains("CH") && before != score ? 1 : 0 : 1;
            set[words[at + 1]] = score;
        }
        return RedisReply.Of(added);
    }

    private static RedisReply Increase(RedisSession client, string[] words)
    {
        if (!double.TryParse(words[2], CultureInfo.InvariantCulture, out var by))
            return RedisReply.Error("ERR value is not a valid float");
        var set = Get(client, words[1]);
        set[words[3]] = set.GetValueOrDefault(words[3]) + by;
        return RedisReply.Of(Text(set[words[3]]));
    }

    private static RedisReply Remove(RedisSession client, string[] words)
    {
        var set = Of(client, words[1]);
        var removed = words[2..].Count(set.Remove);
        if (set.Count == 0)
            client.Database.Remove(words[1]);
        return RedisReply.Of(removed);
    }

    private static RedisReply Range(RedisSession client, string[] words, bool isReversed)
    {
        var all = Ordered(client, words[1]);
        if (isReversed)
            all.Reverse();
        return RedisLists.TryRange(words[2], words[3], all.Count, out var start, out var count) ? Show(all.GetRange(start, count), words) : RedisReply.NotInteger;
    }

    private static IEnumerable<KeyValuePair<string, double>> Between(RedisSession client, string key, string from, string to) =>
        Ordered(client, key).Where(member => IsAbove(member.Value, from) && IsBelow(member.Value, to));

    private static bool IsAbove(double score, string limit) => limit.StartsWith('(') ? score > Number(limit[1..]) : score >= Number(limit);

    private static bool IsBelow(double score, string limit) => limit.StartsWith('(') ? score < Number(limit[1..]) : score <= Number(limit);

    private static double Number(string text) => text is "-inf" ? double.NegativeInfinity : text is "+inf" or "inf" ? double.PositiveInfinity : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static RedisReply Show(IEnumerable<KeyValuePair<string, double>> members, string[] words) =>
        RedisReply.Of(words.Skip(4).Any(word => word.Equals("WITHSCORES", StringComparison.OrdinalIgnoreCase)) ? members.SelectMany(member => new[] { member.Key, Text(member.Value) }) : members.Select(member => member.Key));
}
