using System.Globalization;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Where in an object a field is, as messages write it: <c>spec.containers[0].ports[1].name</c>.</summary>
/// <remarks>
/// A chain of steps, so that walking an object costs no text until something is wrong. Steps that were taken once are kept below the one they were taken from, up to a
/// bound: whoever validates object after object walks the same paths again and again. Any thread may walk them; what it finds says nothing about who was there before.
/// </remarks>
internal sealed class FieldPath
{
    private const int MostKept = 24; // Fields of the largest record that is walked often; map keys, which users choose, must not pile up.

    private const int MostRoots = 64;

    private static FieldPath[] _roots = []; // Replaced, never changed.

    private readonly FieldPath? _parent;
    private readonly string? _step; // null: an index.
    private readonly int _index;
    private readonly bool _isKey;
    private FieldPath[] _kept = []; // Replaced, never changed.

    private FieldPath(FieldPath? parent, string? step, int index, bool isKey) => (_parent, _step, _index, _isKey) = (parent, step, index, isKey);

    public static FieldPath Metadata { get; } = Root("metadata");

    public static FieldPath Spec { get; } = Root("spec");

    public static FieldPath Status { get; } = Root("status");

    /// <summary>The field <paramref name="name"/> of the object itself.</summary>
    public static FieldPath Root(string name)
    {
        var roots = _roots;
        foreach (var root in roots)
            if (ReferenceEquals(root._step, name))
                return root;
        var added = new FieldPath(null, name, 0, false);
        if (roots.Length < MostRoots && string.IsInterned(name) is not null)
            _roots = [.. roots, added];
        return added;
    }

    /// <summary>The field <paramref name="name"/> below this one.</summary>
    public FieldPath this[string name]
    {
        get
        {
            var kept = _kept;
            foreach (var step in kept)
                if (ReferenceEquals(step._step, name))
                    return step;
            return Keep(kept, new(this, name, 0, false), string.IsInterned(name) is not null);
        }
    }

    /// <summary>The item at <paramref name="index"/>.</summary>
    public FieldPath this[int index]
    {
        get
        {
            var kept = _kept;
            foreach (var step in kept)
                if (step._index == index && step._step is null)
                    return step;
            return Keep(kept, new(this, null, index, false), true);
        }
    }

    /// <summary>The entry <paramref name="key"/> of a map.</summary>
    public FieldPath Key(string key) => new(this, key, 0, true);

    private FieldPath Keep(FieldPath[] kept, FieldPath step, bool recurs)
    {
        if (recurs && kept.Length < MostKept)
            _kept = [.. kept, step];
        return step;
    }

    public override string ToString() => _parent switch
    {
        null => _step!,
        _ when _step is null => _parent + "[" + _index.ToString(CultureInfo.InvariantCulture) + "]",
        _ when _isKey => _parent + "[" + _step + "]",
        _ => _parent + "." + _step,
    };
}
