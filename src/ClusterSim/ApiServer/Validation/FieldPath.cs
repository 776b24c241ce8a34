using System.Globalization;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Where in an object a field is, as messages write it: <c>spec.containers[0].ports[1].name</c>.</summary>
/// <remarks>A chain of steps, so that walking an object costs no text until something is wrong.</remarks>
internal sealed class FieldPath
{
    private readonly FieldPath? _parent;
    private readonly string? _step; // null: an index.
    private readonly int _index;
    private readonly bool _isKey;

    private FieldPath(FieldPath? parent, string? step, int index, bool isKey) => (_parent, _step, _index, _isKey) = (parent, step, index, isKey);

    public static FieldPath Metadata { get; } = Root("metadata");

    public static FieldPath Spec { get; } = Root("spec");

    public static FieldPath Status { get; } = Root("status");

    public static FieldPath Root(string name) => new(null, name, 0, false);

    /// <summary>The field <paramref name="name"/> below this one.</summary>
    public FieldPath this[string name] => new(this, name, 0, false);

    /// <summary>The item at <paramref name="index"/>.</summary>
    public FieldPath this[int index] => new(this, null, index, false);

    /// <summary>The entry <paramref name="key"/> of a map.</summary>
    public FieldPath Key(string key) => new(this, key, 0, true);

    public override string ToString() => _parent switch
    {
        null => _step!,
        _ when _step is null => _parent + "[" + _index.ToString(CultureInfo.InvariantCulture) + "]",
        _ when _isKey => _parent + "[" + _step + "]",
        _ => _parent + "." + _step,
    };
}
