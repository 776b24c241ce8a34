using System.Globalization;
using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Where a decoding stands, and what it has found wrong.</summary>
/// <remarks>
/// As in Go, a value of the wrong type is remembered and decoding goes on, the first such failure being the one told in the end, while a value that its own type rejects
/// (a quantity, a time) ends decoding at once.
/// </remarks>
internal sealed class Decoder(DecodeProblems? problems)
{
    private readonly List<Step> _path = [];
    private DecodeException? _first;

    private enum StepKind : byte
    {
        Field,
        Key,
        Index,
    }

    public DecodeProblems? Problems => problems;

    /// <summary>The field decoding stands at, as in <c>spec.containers[0].image</c>; empty at the top.</summary>
    public string Path => PathText();

    public void EnterField(string name, string owner) => _path.Add(new(StepKind.Field, name, owner, 0));

    public void EnterKey(string key) => _path.Add(new(StepKind.Key, key, null, 0));

    public void EnterIndex(int index) => _path.Add(new(StepKind.Index, null, null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Remembers that <paramref name="value"/> cannot be of <paramref name="goType"/>.</summary>
    public void WrongType(JsonValue value, string goType) => _first ??= WrongTypeError(NameOf(value), goType);

    /// <summary>Remembers that the number <paramref name="value"/> does not fit <paramref name="goType"/>.</summary>
    public void WrongNumber(JsonValue value, string goType) => _first ??= WrongTypeError("number " + value, goType);

    /// <summary>Remembers a failure that is told as it stands.</summary>
    public void Fail(string message) => _first ??= new(message) { Path = Path };

    /// <summary>The failure of a type that reads itself, which ends decoding.</summary>
    public DecodeException WrongTypeNow(JsonValue value, string goType) => WrongTypeError(NameOf(value), goType);

    /// <summary>The failure of a type that reads itself and meets a number that does not fit it.</summary>
    public DecodeException WrongNumberNow(JsonValue value, string goType) => WrongTypeError("number " + value, goType);

    /// <summary>Throws the first failure remembered.</summary>
    public void ThrowIfFailed()
    {
        if (_first is not null)
            throw _first;
    }

    public void Unknown(string name, ObjectSchema owner) => problems?.Add(DecodeProblemKind.UnknownField, PathTo(name), owner);

    public void Duplicate(string name) => problems?.Add(DecodeProblemKind.DuplicateField, PathTo(name));

    private static string NameOf(JsonValue value) => value switch
    {
        JsonObject => "object",
        JsonArray => "array",
        JsonString => "string",
        JsonBool => "bool",
        JsonNull => "null",
        _ => "number",
    };

    private DecodeException WrongTypeError(string what, string goType)
    {
        var fields = _path.Where(step => step.Kind == StepKind.Field).ToList();
        return new(fields.Count == 0
            ? $"json: cannot unmarshal {what} into Go value of type {goType}"
            : $"json: cannot unmarshal {what} into Go struct field {fields[^1].Owner}.{string.Join('.', fields.Select(step => step.Name))} of type {goType}")
        {
            Path = Path,
        };
    }

    private string PathTo(string name) => Path is { Length: > 0 } path ? path + "." + name : name;

    private string PathText()
    {
        var path = new StringBuilder();
        foreach (var step in _path)
        {
            if (step.Kind == StepKind.Index)
                path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
                path.Append(path.Length == 0 ? "" : ".").Append(step.Name);
        }
        return path.ToString();
    }

    private readonly record struct Step(StepKind Kind, string? Name, string? Owner, int Index);
}
