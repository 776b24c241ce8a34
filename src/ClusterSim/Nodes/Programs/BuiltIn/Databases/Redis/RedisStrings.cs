using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on texts and numbers.</summary>
internal static class RedisStrings
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("GET", new(2, 2, false, (client, words) => RedisReply.Of(Text(client, words[1])))),
        ("SET", new(3, 0, true, Set)),
        ("SETNX", new(3, 3, true, (client, words) => RedisReply.Of(Set(client, [.. words, "NX"]) == RedisReply.Ok))),
        ("SETEX", new(4, 4, true, (client, words) => Set(client, ["SET", words[1], words[3], "EX", words[2]]))),
        ("PSETEX", new(4, 4, true, (client, words) => Set(client, ["SET", words[1], words[3], "PX", words[2]]))),
        ("GETSET", new(3, 3, true, (client, words) => Before(client, words[1], () => client.Database.Set(words[1], words[2])))),
        ("GETDEL", new(2, 2, true, (client, words) => Before(client, words[1], () => client.Database.Remove(words[1])))),
        ("GETEX", new(2, 4, true, GetAndExpire)),
        ("APPEND", new(3, 3, true, (client, words) => RedisReply.Of(Put(client, words[1], Text(client, words[1]) + words[2]).Length))),
        ("STRLEN", new(2, 2, false, (client, words) => RedisReply.Of(Text(client, words[1])?.Length ?? 0))),
        ("GETRANGE", new(4, 4, false, Range)),
        ("SUBSTR", new(4, 4, false, Range)),
        ("SETRANGE", new(4, 4, true, SetRange)),
        ("MGET", new(2, 0, false, (client, words) => RedisReply.Of(words[1..].Select(key => client.Database.Find(key)?.Value as string)))),
        ("MSET", new(3, 0, true, SetMany)),
        ("MSETNX", new(3, 0, true, (client, words) => words[1..].Where((_, i) => i % 2 == 0).Any(key => client.Database.Find(key) is not null) ? RedisReply.Of(0) : SetMany(client, words) is ErrorReply wrong ? wrong : RedisReply.Of(1))),
        ("INCR", new(2, 2, true, (client, words) => Add(client, words[1], 1))),
        ("DECR", new(2, 2, true, (client, words) => Add(client, words[1], -1))),
        ("INCRBY", new(3, 3, true, (client, words) => long.TryParse(words[2], CultureInfo.InvariantCulture, out var by) ? Add(client, words[1], by) : RedisReply.NotInteger)),
        ("DECRBY", new(3, 3, true, (client, words) => long.TryParse(words[2], CultureInfo.InvariantCulture, out var by) ? Add(client, words[1], -by) : RedisReply.NotInteger)),
        ("INCRBYFLOAT", new(3, 3, true, AddFloat)),
    ];

    private static string? Text(RedisSession client, string key) => (string?)client.Database.Find(key)?.Value;

    /// <summary>Changes a text and keeps when it goes.</summary>
    private static string Put(RedisSession client, string key, string text)
    {
        if (client.Database.Find(key) is { } entry)
            entry.Value = text;
        else
            client.Database.Set(key, text);
        return text;
    }

    private static RedisReply Before(RedisSession client, string key, Action change)
    {
        var before = Text(client, key);
        change();
        return RedisReply.Of(before);
    }

    private static RedisReply Set(RedisSession client, string[] words)
    {
        var (key, before) = (words[1], client.Database.Find(words[1]));
        bool onlyNew = false, onlyOld = false, keeps = false, gets = false;
        DateTimeOffset? expires = null;
        for (var i = 3; i < words.Length; i++)
        {
            switch (words[i].ToUpperInvariant())
            {
                case "NX":
                    onlyNew = true;
                    break;
                case "XX":
                    onlyOld = true;
                    break;
                case "KEEPTTL":
                    keeps = true;
                    break;
                case "GET":
                    gets = true;
                    break;
                case "EX" or "PX" or "EXAT" or "PXAT" when i + 1 < words.Length:
                    if (RedisExpiry.Find(words[i], words[i + 1], client.Now) is not { } until)
                        return RedisReply.NotInteger;
                    if (words[i + 1].StartsWith('-') || words[i + 1] == "0")
                        return RedisReply.Error("ERR invalid expire time in 'set' command");
                    expires = until;
                    i++;
                    break;
                default:
                    return RedisReply.SyntaxError;
            }
        }
        if (onlyNew && onlyOld)
            return RedisReply.SyntaxError;
        var old = gets ? Text(client, key) : null;
        if ((onlyNew && before is not null) || (onlyOld && before is null))
            return gets ? RedisReply.Of(old) : RedisReply.Nil;
        client.Database.Set(key, words[2]).Expires = keeps ? before?.Expires : expires;
        return gets ? RedisReply.Of(old) : RedisReply.Ok;
    }

    private static RedisReply GetAndExpire(RedisSession client, string[] words)
    {
        if (client.Database.Find(words[1]) is not { } entry)
            return RedisReply.Nil;
        var text = (string)entry.Value;
        if (words.Length == 3 && words[2].Equals("PERSIST", StringComparison.OrdinalIgnoreCase))
            entry.Expires = null;
        else if (words.Length == 4)
            entry.Expires = RedisExpiry.Find(words[2], words[3], client.Now) ?? entry.Expires;
        return RedisReply.Of(text);
    }

    private static RedisReply Range(RedisSession client, string[] words)
    {
        var text = Text(client, words[1]) ?? "";
        if (!RedisLists.TryRange(words[2], words[3], text.Length, out var start, out var count))
            return RedisReply.NotInteger;
        return RedisReply.Of(text.Substring(start, count));
    }

    private static RedisReply SetRange(RedisSession client, string[] words)
    {
        if (!int.TryParse(words[2], CultureInfo.InvariantCulture, out var at) || at < 0 || at > 1 << 29)
            return RedisReply.Error("ERR offset is out of range");
        var text = (Text(client, words[1]) ?? "").PadRight(at, '\0');
        return RedisReply.Of(Put(client, words[1], text[..at] + words[3] + (at + words[3].Length < text.Length ? text[(at + words[3].Length)..] : "")).Length);
    }

    private static RedisReply SetMany(RedisSession client, string[] words)
    {
        if (words.Length % 2 == 0)
            return RedisReply.Error($"ERR wrong number of arguments for '{words[0].ToLowerInvariant()}' command");
        for (var i = 1; i < words.Length; i += 2)
            client.Database.Set(words[i], words[i + 1]);
        return RedisReply.Ok;
    }

    private static RedisReply Add(RedisSession client, string key, long by)
    {
        if (!long.TryParse(Text(client, key) ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return RedisReply.NotInteger;
        try
        {
            number = checked(number + by);
        }
        catch (OverflowException)
        {
            return RedisReply.Error("ERR increment or decrement would overflow");
        }
        Put(client, key, number.ToString(CultureInfo.InvariantCulture));
        return RedisReply.Of(number);
    }

    private static RedisReply AddFloat(RedisSession client, string[] words)
    {
        if (!double.TryParse(Text(client, words[1]) ?? "0", CultureInfo.InvariantCulture, out var number) || !double.TryParse(words[2], CultureInfo.InvariantCulture, out var by))
            return RedisReply.Error("ERR value is not a valid float");
        return RedisReply.Of(Put(client, words[1], (number + by).ToString("0.#################", CultureInfo.InvariantCulture)));
    }
}
