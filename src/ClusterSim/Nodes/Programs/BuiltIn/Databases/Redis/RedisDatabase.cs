namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>A value: a text, a list, a set, a hash, a sorted set.</summary>
internal sealed class RedisEntry(object value)
{
    public object Value { get; set; } = value;

    /// <summary>When it goes; null: never.</summary>
    public DateTimeOffset? Expires { get; set; }

    public string TypeName => Value switch
    {
        string => "string",
        List<string> => "list",
        OrderedDictionary<string, bool> => "set",
        OrderedDictionary<string, string> => "hash",
        _ => "zset",
    };
}

/// <summary>One of the numbered databases.</summary>
internal sealed class RedisDatabase(Func<DateTimeOffset> now)
{
    private readonly SortedDictionary<string, RedisEntry> _entries = new(StringComparer.Ordinal);

    public int Count => Keys.Count();

    public IEnumerable<string> Keys => _entries.Where(entry => !(entry.Value.Expires <= now())).Select(entry => entry.Key);

    public IEnumerable<KeyValuePair<string, RedisEntry>> Entries => _entries.Where(entry => !(entry.Value.Expires <= now()));

    public RedisEntry? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (!(entry.Expires <= now()))
            return entry;
        _entries.Remove(key);
        return null;
    }

    public RedisEntry Set(string key, object value) => _entries[key] = new(value);

    public bool Remove(string key) => Find(key) is not null && _entries.Remove(key);

    public void Put(string key, RedisEntry entry) => _entries[key] = entry;

    public void Clear() => _entries.Clear();
}
