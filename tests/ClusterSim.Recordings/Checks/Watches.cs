using ClusterSim.ApiServer.Log;
using ClusterSim.Storage;

namespace ClusterSim.Recordings.Checks;

/// <summary>A watch delivers every write of its kind once, in order, and none within the instant after it.</summary>
internal sealed class Watches : Invariant
{
    private readonly World _world;
    private readonly Dictionary<Type, Queue<(LogEntry Entry, WatchEventType Type)>> _underWay = [];
    private readonly List<string> _faults = [];

    public Watches(World world)
    {
        _world = world;
        foreach (var kind in world.Kinds)
        {
            _underWay[kind.Type] = new();
            kind.Subscribe((type, obj) => OnEvent(kind.Type, type, obj));
        }
    }

    public override IEnumerable<string> In(Write write)
    {
        if (_underWay.TryGetValue(write.Entry.Resource.ClrType, out var queue))
            queue.Enqueue((write.Entry, TypeOf(write.Entry.Verb)));
        return Faults();
    }

    public override IEnumerable<string> Around() => Faults().Concat(
        _underWay.Values.SelectMany(queue => queue).Where(expected => expected.Entry.Time < _world.Loop.Now).Select(expected => $"a watch has not seen {expected.Entry}"));

    private List<string> Faults()
    {
        var faults = _faults.ToList();
        _faults.Clear();
        return faults;
    }

    private void OnEvent(Type kind, WatchEventType type, ApiObject obj)
    {
        var seen = $"{type} {kind.Name} {obj.Key} @{obj.Metadata.ResourceVersion}";
        if (!_underWay[kind].TryDequeue(out var expected))
            _faults.Add($"a watch saw {seen}, which nobody wrote");
        else if (expected.Type != type || expected.Entry.Key != obj.Key || expected.Entry.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture) != obj.Metadata.ResourceVersion)
            _faults.Add($"a watch saw {seen} in place of {expected.Entry}");
    }

    private static WatchEventType TypeOf(WriteVerb verb) => verb switch
    {
        WriteVerb.Create => WatchEventType.Added,
        WriteVerb.Delete => WatchEventType.Deleted,
        _ => WatchEventType.Modified,
    };
}
