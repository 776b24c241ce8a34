using ClusterSim.Api.Apps;
using ClusterSim.ApiServer.Log;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Counts writes in a namespace, and notes under which prefixes names are generated there.</summary>
internal sealed class NamespaceActivity
{
    private readonly string _namespace;
    private readonly bool _includesNodes;
    private readonly List<string> _prefixes = [];

    public NamespaceActivity(Cluster cluster, string @namespace, bool includeNodes)
    {
        (_namespace, _includesNodes) = (@namespace, includeNodes);
        cluster.Api.Log.Written += Note;
    }

    /// <summary>Raised for every prefix, also those noted before somebody asked.</summary>
    public event Action<string> Generated
    {
        add
        {
            _generated += value;
            _prefixes.ForEach(value);
        }
        remove => _generated -= value;
    }

    private Action<string>? _generated;

    public long Count { get; private set; }

    // Whatever owns generated names has a name of its own first, so its name and a dash make the prefix.
    private void Note(LogEntry entry)
    {
        var isNode = entry.Resource.ClrType == typeof(Node);
        if (entry.Key.Namespace != _namespace && !(isNode && _includesNodes))
            return;
        if (entry.Resource.ClrType != typeof(Event) || entry.Verb == WriteVerb.Create)
            Count++;
        if (entry.Verb != WriteVerb.Create || isNode || entry.Resource.ClrType == typeof(Event) || entry.Resource.ClrType == typeof(Pod))
            return;
        _prefixes.Add(entry.Key.Name + "-");
        _generated?.Invoke(entry.Key.Name + "-");
    }
}
