using System.Globalization;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on keys, whatever is behind them.</summary>
internal static class RedisKeys
{
    private const int ScanCount = 10;

    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("DEL", new(2, 0, true, (client, words) => RedisReply.Of(words[1..].Count(client.Database.Remove)))),
        ("UNLINK", new(2, 0, true, (client, words) => RedisReply.Of(words[1..].Count(client.Database.Remove)))),
        ("EXISTS", new(2, 0, false, (client, words) => RedisReply.Of(words[1..].Count(key => client.Database.Find(key) is not null)))),
        ("TOUCH", new(2, 0, false, (client, words) => RedisReply.Of(words[1..].Count(key => client.Database.Find(key) is not null)))),
        ("TYPE", new(2, 2, false, (client, words) => new SimpleReply(client.Database.Find(words[1])?.TypeName ?? "none"))),
        ("KEYS", new(2, 2, false, (client, words) => RedisReply.Of(client.Database.Keys.Where(key => GlobPattern.IsMatch(words[1], key))))),
        ("SCAN", new(2, 0, false, Scan)),
        ("RANDOMKEY", new(1, 1, false, (client, _) => RedisReply.Of(client.Database.Keys.ToList() is { Count: > 0 } keys ? keys[client.Server.Context.Random.Next(keys.Count)] : null))),
        ("DBSIZE", new(1, 1, false, (client, _) => RedisReply.Of(client.Database.Count))),
        ("RENAME", new(3, 3, true, (client, words) => Rename(client, words) ? RedisReply.Ok : RedisReply.Error("ERR no such key"))),
        ("RENAMENX", new(3, 3, true, (client, words) => client.Database.Find(words[2]) is not null ? RedisReply.Of(0) : Rename(client, words) ? RedisReply.Of(1) : RedisReply.Error("ERR no such key"))),
        ("COPY", new(3, 3, true, (client, words) => Copy(client, words))),
        ("EXPIRE", new(3, 4, true, (client, words) => Expire(client, words, "EX"))),
        ("PEXPIRE", new(3, 4, true, (client, words) => Expire(client, words, "PX"))),
        ("EXPIREAT", new(3, 4, true, (client, words) => Expire(client, words, "EXAT"))),
        ("PEXPIREAT", new(3, 4, true, (client, words) => Expire(client, words, "PXAT"))),
        ("PERSIST", new(2, 2, true, Persist)),
        ("TTL", new(2, 2, false, (client, words) => RedisReply.Of(Left(client, words[1]) is { } left ? left < 0 ? left : (left + 500) / 1000 : -2))),
        ("PTTL", new(2, 2, false, (client, words) => RedisReply.Of(Left(client, words[1]) ?? -2))),
        ("OBJECT", new(2, 0, false, (client, words) => client.Database.Find(words[^1]) is null ? RedisReply.Nil : words[1].ToUpperInvariant() switch { "REFCOUNT" => RedisReply.Of(1), "IDLETIME" or "FREQ" => RedisReply.Of(0), _ => RedisReply.Of("embstr") })),
        ("FLUSHDB", new(1, 2, true, (client, _) => Clear([client.Database]))),
        ("FLUSHALL", new(1, 2, true, (client, _) => Clear(client.Server.Databases))),
    ];

    /// <summary>Milliseconds until a value goes: -1 for never, null when it is not there.</summary>
    private static long? Left(RedisSession client, string key) => client.Database.Find(key) is not { } entry ? null : entry.Expires is { } until ? (long)(until - client.Now).TotalMilliseconds : -1;

    private static RedisReply Clear(IReadOnlyList<RedisDatabase> databases)
    {
        foreach (var database in databases)
            database.Clear();
        return RedisReply.Ok;
    }

    private static bool Rename(RedisSession client, string[] words)
    {
        if (client.Database.Find(words[1]) is not { } entry)
            return false;
        client.Database.Remove(words[1]);
        client.Database.Put(words[2], entry);
        return true;
    }

    private static RedisReply Copy(RedisSession client, string[] words)
    {
        if (client.Database.Find(words[1]) is not { Value: string text } entry || client.Database.Find(words[2]) is not null)
            return RedisReply.Of(0);
        client.Database.Set(words[2], text).Expires = entry.Expires;
        return RedisReply.Of(1);
    }

    private static RedisReply Expire(RedisSession client, string[] words, string unit)
    {
        if (RedisExpiry.Find(unit, words[2], client.Now) is not { } until)
            return RedisReply.NotInteger;
        if (client.Database.Find(words[1]) is not { } entry)
            return RedisReply.Of(0);
        var mayChange = words.Length < 4 || words[3].ToUpperInvariant() switch { "NX" => entry.Expires is null, "XX" => entry.Expires is not null, "GT" => entry.Expires < until, "LT" => entry.Expires is null || until < entry.Expires, _ => true };
        if (!mayChange)
            return RedisReply.Of(0);
        if (until <= client.Now)
            client.Database.Remove(words[1]);
        else
            entry.Expires = until;
        return RedisReply.Of(1);
    }

    private static RedisReply Persist(RedisSession client, string[] words)
    {
        if (client.Database.Find(words[1]) is not { Expires: not null } entry)
            return RedisReply.Of(0);
        entry.Expires = null;
        return RedisReply.Of(1);
    }

    private static RedisReply Scan(RedisSession client, string[] words)
    {
        if (!int.TryParse(words[1], CultureInfo.InvariantCulture, out var cursor) || cursor < 0)
            return RedisReply.Error("ERR invalid cursor");
        var (pattern, count, type) = ("*", ScanCount, "");
        for (var i = 2; i + 1 < words.Length; i += 2)
        {
            switch (words[i].ToUpperInvariant())
            {
                case "MATCH":
                    pattern = words[i + 1];
                    break;
                case "COUNT" when int.TryParse(words[i + 1], CultureInfo.InvariantCulture, out var asked) && asked > 0:
                    count = asked;
                    break;
                case "TYPE":
                    type = words[i + 1].ToLowerInvariant();
                    break;
                default:
                    return RedisReply.SyntaxError;
            }
        }
        var all = client.Database.Entries.ToList();
        var page = all.Skip(cursor).Take(count).Where(entry => GlobPattern.IsMatch(pattern, entry.Key) && (type.Length == 0 || entry.Value.TypeName == type)).Select(entry => entry.Key);
        var next = cursor + count < all.Count ? cursor + count : 0;
        return new ArrayReply([RedisReply.Of(next.ToString(CultureInfo.InvariantCulture)), RedisReply.Of(page)]);
    }
}
