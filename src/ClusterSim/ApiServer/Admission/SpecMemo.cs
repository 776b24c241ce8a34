using System.Runtime.CompilerServices;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Remembers what was made of a Pod spec together with something else, so that Pods of one template go on sharing theirs.</summary>
/// <typeparam name="TOther">What the result depends on besides the spec; compared by reference.</typeparam>
internal sealed class SpecMemo<TOther> where TOther : class
{
    private readonly ConditionalWeakTable<PodSpec, Made> _known = [];

    /// <summary>What <paramref name="make"/> makes of the two, made once for as long as <paramref name="other"/> stays the same.</summary>
    public PodSpec Get(PodSpec spec, TOther other, Func<PodSpec, TOther, PodSpec> make)
    {
        if (_known.TryGetValue(spec, out var made) && ReferenceEquals(made.Other, other))
            return made.Result ?? spec;
        var result = make(spec, other);
        if (result == spec)
            result = spec;
        // The table must not keep its own key alive, so an unchanged spec is remembered as none.
        _known.AddOrUpdate(spec, new(other, ReferenceEquals(result, spec) ? null : result));
        return result;
    }

    private sealed record Made(TOther Other, PodSpec? Result);
}
