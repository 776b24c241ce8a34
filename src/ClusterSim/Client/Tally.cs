using System.Runtime.InteropServices;

namespace ClusterSim.Client;

/// <summary>How many objects of each class there are in each group, counted as the objects change: asking costs the same however many there are.</summary>
/// <remarks>Made by <see cref="Informer{T}.Tally{TClass}"/>. Lets a controller of ten thousand Pods see that nothing is to be done without looking at each.</remarks>
/// <typeparam name="T">Kind of the objects.</typeparam>
/// <typeparam name="TClass">What objects are counted by; there should be few different ones in a group.</typeparam>
public sealed class Tally<T, TClass> : ITally<T> where T : ApiObject where TClass : struct, IEquatable<TClass>
{
    private readonly Func<T, string?> _group;
    private readonly Func<T, TClass> _classify;
    private readonly Dictionary<string, List<(TClass Class, int Count)>> _counts = new(StringComparer.Ordinal);

    internal Tally(Func<T, string?> group, Func<T, TClass> classify) => (_group, _classify) = (group, classify);

    /// <summary>The classes of which there are objects in a group, with their numbers; in the order in which they appeared. To be read at once: the next change changes it.</summary>
    public ReadOnlySpan<(TClass Class, int Count)> Of(string group) => CollectionsMarshal.AsSpan(_counts.GetValueOrDefault(group));

    void ITally<T>.Change(T? before, T? after)
    {
        var (from, to) = (before is null ? null : _group(before), after is null ? null : _group(after));
        var (old, now) = (from is null ? default : _classify(before!), to is null ? default : _classify(after!));
        if (from == to && old.Equals(now))
            return;
        if (from is not null)
            Count(from, old, -1);
        if (to is not null)
            Count(to, now, 1);
    }

    private void Count(string group, in TClass @class, int change)
    {
        if (!_counts.TryGetValue(group, out var counts))
            _counts.Add(group, counts = []);
        var at = 0;
        while (at < counts.Count && !counts[at].Class.Equals(@class))
            at++;
        if (at == counts.Count)
            counts.Add((@class, change));
        else if (counts[at].Count + change is > 0 and var count)
            counts[at] = (@class, count);
        else
            counts.RemoveAt(at);
        if (counts.Count == 0)
            _counts.Remove(group);
    }
}

/// <summary>What an informer keeps up to date.</summary>
internal interface ITally<in T>
{
    void Change(T? before, T? after);
}
