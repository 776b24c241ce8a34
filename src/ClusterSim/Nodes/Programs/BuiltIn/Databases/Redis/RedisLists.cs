using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>Commands on lists.</summary>
internal static class RedisLists
{
    public static IEnumerable<(string, RedisCommand)> All { get; } =
    [
        ("LPUSH", new(3, 0, true, (client, words) => Push(client, words, left: true, create: true))),
        ("RPUSH", new(3, 0, true, (client, words) => Push(client, words, left: false, create: true))),
        ("LPUSHX", new(3, 0, true, (client, words) => Push(client, words, left: true, create: false))),
        ("RPUSHX", new(3, 0, true, (client, words) => Push(client, words, left: false, create: false))),
        ("LPOP", new(2, 3, true, (client, words) => Pop(client, words, left: true))),
        ("RPOP", new(2, 3, true, (client, words) => Pop(client, words, left: false))),
        ("LLEN", new(2, 2, false, (client, words) => RedisReply.Of(Find(client, words[1])?.Count ?? 0))),
        ("LRANGE", new(4, 4, false, (client, words) => Find(client, words[1]) is not { } list ? new ArrayReply([]) : TryRange(words[2], words[3], list.Count, out var start, out var count) ? RedisReply.Of(list.GetRange(start, count)) : RedisReply.NotInteger)),
        ("LINDEX", new(3, 3, false, (client, words) => Index(client, words) is ({ } list, { } at) ? RedisReply.Of(list[at]) : RedisReply.Nil)),
        ("LSET", new(4, 4, true, Set)),
        ("LREM", new(4, 4, true, Remove)),
        ("LTRIM", new(4, 4, true, Trim)),
        ("LINSERT", new(5, 5, true, Insert)),
        ("RPOPLPUSH", new(3, 3, true, (client, words) => Move(client, words[1], words[2], fromLeft: false, toLeft: true))),
        ("LMOVE", new(5, 5, true, (client, words) => Move(client, words[1], words[2], Is(words[3], "LEFT"), Is(words[4], "LEFT")))),
    ];

    /// <summary>The part of something that two indices mean, which may count from the end.</summary>
    public static bool TryRange(string first, string last, int length, out int start, out int count)
    {
        (start, count) = (0, 0);
        if (!long.TryParse(first, CultureInfo.InvariantCulture, out var from) || !long.TryParse(last, CultureInfo.InvariantCulture, out var to))
            return false;
        from = Math.Max(0, from < 0 ? from + length : from);
        to = Math.Min(length - 1, to < 0 ? to + length : to);
        if (from > to)
            return true;
        (start, count) = ((int)from, (int)(to - from + 1));
        return true;
    }

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static List<string>? Find(RedisSession client, string key) => (List<string>?)client.Database.Find(key)?.Value;

    private static (List<string>? List, int? At) Index(RedisSession client, string[] words) =>
        Find(client, words[1]) is { } list && int.TryParse(words[2], CultureInfo.InvariantCulture, out var at) && (at < 0 ? at + list.Count : at) is var index && index >= 0 && index < list.Count ? (list, index) : default;

    private static void RemoveIfEmpty(RedisSession client, string key, List<string> list)
    {
        if (list.Count == 0)
            client.Database.Remove(key);
    }

    private static RedisReply Push(RedisSession client, string[] words, bool left, bool create)
    {
        if (Find(client, words[1]) is not { } list)
        {
            if (!create)
                return RedisReply.Of(0);
            client.Database.Set(words[1], list = []);
        }
        foreach (var item in words[2..])
            list.Insert(left ? 0 : list.Count, item);
        return RedisReply.Of(list.Count);
    }

    private static RedisReply Pop(RedisSession client, string[] words, bool left)
    {
        var count = 1;
        if (words.Length > 2 && (!int.TryParse(words[2], CultureInfo.InvariantCulture, out count) || count < 0))
            return RedisReply.Error("ERR value is out of range, must be positive");
        if (Find(client, words[1]) is not { } list)
            return RedisReply.Nil;
        var taken = new List<string>();
        for (; count > 0 && list.Count > 0; count--)
        {
            var at = left ? 0 : list.Count - 1;
            taken.Add(list[at]);
            list.RemoveAt(at);
        }
        RemoveIfEmpty(client, words[1], list);
        return words.Length > 2 ? RedisReply.Of(taken) : RedisReply.Of(taken[0]);
    }

    private static RedisReply Set(RedisSession client, string[] words)
    {
        if (Find(client, words[1]) is null)
            return RedisReply.Error("ERR no such key");
        if (Index(client, words) is not ({ } list, { } at))
            return RedisReply.Error("ERR index out of range");
        list[at] = words[3];
        return RedisReply.Ok;
    }

    private static RedisReply Remove(RedisSession client, string[] words)
    {
        if (!int.TryParse(words[2], CultureInfo.InvariantCulture, out var count))
            return RedisReply.NotInteger;
        if (Find(client, words[1]) is not { } list)
            return RedisReply.Of(0);
        var removed = 0;
        for (var limit = count == 0 ? int.MaxValue : Math.Abs(count); removed < limit; removed++)
        {
            var at = count < 0 ? list.LastIndexOf(words[3]) : list.IndexOf(words[3]);
            if (at < 0)
                break;
            list.RemoveAt(at);
        }
        RemoveIfEmpty(client, words[1], list);
        return RedisReply.Of(removed);
    }

    private static RedisReply Trim(RedisSession client, string[] words)
    {
        if (Find(client, words[1]) is not { } list)
            return RedisReply.Ok;
        if (!TryRange(words[2], words[3], list.Count, out var start, out var count))
            return RedisReply.NotInteger;
        var kept = list.GetRange(start, count);
        list.Clear();
        list.AddRange(kept);
        RemoveIfEmpty(client, words[1], list);
        return RedisReply.Ok;
    }

    private static RedisReply Insert(RedisSession client, string[] words)
    {
        if (Find(client, words[1]) is not { } list)
            return RedisReply.Of(0);
        var at = list.IndexOf(words[3]);
        if (at < 0)
            return RedisReply.Of(-1);
        list.Insert(Is(words[2], "BEFORE") ? at : at + 1, words[4]);
        return RedisReply.Of(list.Count);
    }

    private static RedisReply Move(RedisSession client, string from, string to, bool fromLeft, bool toLeft)
    {
        if (Find(client, from) is not { } list)
            return RedisReply.Nil;
        _ = Find(client, to); // It must be a list, if anything.
        var at = fromLeft ? 0 : list.Count - 1;
        var item = list[at];
        list.RemoveAt(at);
        RemoveIfEmpty(client, from, list);
        Push(client, ["", to, item], toLeft, create: true);
        return RedisReply.Of(item);
    }
}
