using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Log;

/// <summary>
/// What happened, in order: a hash that is always kept up to date, and the entries themselves on request. Two runs with the same seed and the same inputs
/// have the same log, in whatever process.
/// </summary>
public sealed class EventLog
{
    private readonly SimulationLoop _loop;
    private readonly Dictionary<string, ulong> _texts = new(StringComparer.Ordinal); // Looked up only, never walked.
    private readonly List<LogEntry>? _entries;

    internal EventLog(SimulationLoop loop, bool keepsEntries)
    {
        _loop = loop;
        _entries = keepsEntries ? [] : null;
    }

    /// <summary>Raised for each write, inside it: subscribers must not write themselves.</summary>
    public event Action<LogEntry>? Written;

    /// <summary>How many writes there were.</summary>
    public long Count { get; private set; }

    /// <summary>A hash over time, sequence, actor, verb, key, revision and content of every write so far.</summary>
    public ulong Fingerprint { get; private set; } = StableHash.Offset;

    /// <summary>Every write so far; empty unless <see cref="ApiServerOptions.KeepsEventLog"/> is set.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries ?? [];

    internal void Add(Caller actor, WriteVerb verb, ResourceType resource, ApiObject obj)
    {
        var content = ContentHash.Of(obj);
        var now = _loop.Now;
        var key = ObjectKey.Of(obj);
        var revision = Stamp.RevisionOf(obj);

        var hash = StableHash.Mix(Fingerprint, (ulong)now.UtcTicks);
        hash = StableHash.Mix(hash, (ulong)Count);
        hash = StableHash.Mix(hash, OfName(actor.Name));
        hash = StableHash.Mix(hash, (ulong)verb);
        hash = StableHash.Mix(hash, OfName(resource.QualifiedName));
        hash = StableHash.Mix(hash, StableHash.Of(key.Namespace));
        hash = StableHash.Mix(hash, StableHash.Of(key.Name));
        hash = StableHash.Mix(hash, (ulong)revision);
        Fingerprint = StableHash.Mix(hash, content);

        if (_entries is not null || Written is not null)
            Keep(new(Count, now, actor.Name, verb, resource, key, revision, content));
        Count++;
    }

    private void Keep(in LogEntry entry)
    {
        _entries?.Add(entry);
        Written?.Invoke(entry);
    }

    // Few names come again and again.
    private ulong OfName(string name)
    {
        if (!_texts.TryGetValue(name, out var hash))
            _texts.Add(name, hash = StableHash.Of(name));
        return hash;
    }
}
