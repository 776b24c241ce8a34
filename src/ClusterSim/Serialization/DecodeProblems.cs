using System.Globalization;

namespace ClusterSim.Serialization;

/// <summary>What strict decoding objects to and lenient decoding passes over: unknown and duplicate fields, in the order of the document.</summary>
/// <remarks>Source: sigs.k8s.io/json, strict errors (v1.36): each is told once.</remarks>
public sealed class DecodeProblems
{
    private readonly List<DecodeProblem> _problems = [];

    // Filled by the parser, which sees repetitions but not yet which of them lie in known fields.
    private Dictionary<JsonObject, List<RepeatedName>>? _repeated;

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<DecodeProblem> All => _problems;

    /// <summary>True when there is one.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>The messages of all problems, as in <c>unknown field "spec.replica"</c>.</summary>
    public IEnumerable<string> Messages => _problems.Select(problem => problem.Message);

    /// <summary>Reports the repeated names in <paramref name="value"/> wherever they are; for JSON that no schema describes.</summary>
    internal void ReportRepeatedIn(JsonValue value, string path = "")
    {
        switch (value)
        {
            case JsonObject obj:
                ReportRepeatedIn(obj, path);
                break;
            case JsonArray array:
                for (var i = 0; i < array.Items.Count; i++)
                    ReportRepeatedIn(array.Items[i], path + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
                break;
        }
    }

    internal void Add(DecodeProblemKind kind, string path, ObjectSchema? owner = null)
    {
        var problem = new DecodeProblem(kind, path) { Owner = owner };
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    internal void NoteRepeated(JsonObject obj, List<RepeatedName> names) =>
        (_repeated ??= new(ReferenceEqualityComparer.Instance)).Add(obj, names);

    internal List<RepeatedName>? RepeatedNamesOf(JsonObject obj) =>
        _repeated is not null && _repeated.TryGetValue(obj, out var names) ? names : null;

    private void ReportRepeatedIn(JsonObject obj, string path)
    {
        var repeated = RepeatedNamesOf(obj);
        for (var i = 0; i < obj.Count; i++)
        {
            var (name, value) = obj.Fields[i];
            var fieldPath = path.Length == 0 ? name : path + "." + name;
            if (repeated is not null && repeated.Exists(repetition => repetition.Name == name))
                Add(DecodeProblemKind.DuplicateField, fieldPath);
            ReportRepeatedIn(value, fieldPath);
        }
    }
}

/// <summary>What is wrong with a field.</summary>
public enum DecodeProblemKind
{
    /// <summary>The type has no field of that name; names differ in case.</summary>
    UnknownField,

    /// <summary>The field is given more than once.</summary>
    DuplicateField,
}

/// <summary>A field that strict decoding objects to.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">Where, as in <c>spec.template.spec.containers[0].livenessProb</c>.</param>
public sealed record DecodeProblem(DecodeProblemKind Kind, string Path)
{
    /// <summary>The schema that does not know the field; null for duplicates.</summary>
    internal ObjectSchema? Owner { get; init; }

    /// <summary>Kubernetes' words: <c>unknown field "spec.replica"</c>.</summary>
    public string Message => (Kind == DecodeProblemKind.UnknownField ? "unknown field " : "duplicate field ") + GoText.Quote(Path);

    /// <summary>True when both say the same of one field.</summary>
    public bool Equals(DecodeProblem? other) => other is not null && Kind == other.Kind && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Path);
}

/// <summary>A name that came again in an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="FieldsBefore">How many distinct fields had been read by then.</param>
internal readonly record struct RepeatedName(string Name, int FieldsBefore);
