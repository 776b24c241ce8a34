using System.Globalization;

namespace ClusterSim.Api;

/// <summary>An immutable JSON value: what generic code (patches, custom resources, tables) works on.</summary>
/// <remarks>Numbers are integers where they fit 64 bits and have no fraction or exponent, as the API server reads them; otherwise doubles.</remarks>
public abstract record JsonValue
{
    private protected JsonValue()
    {
    }

    /// <summary>The JSON <c>null</c>, which is something else than an absent field.</summary>
    public static JsonValue Null { get; } = new JsonNull();

    /// <summary>A text.</summary>
    public static implicit operator JsonValue(string text) => new JsonString(text);

    /// <summary>A whole number.</summary>
    public static implicit operator JsonValue(long number) => new JsonInteger(number);

    /// <summary>A truth value.</summary>
    public static implicit operator JsonValue(bool value) => value ? JsonBool.True : JsonBool.False;

    /// <summary>The field <paramref name="name"/> of an object; null when this is no object or has no such field.</summary>
    public JsonValue? this[string name] => this is JsonObject obj ? obj.Find(name) : null;

    /// <summary>The value at the end of <paramref name="path"/>; null when the path breaks off.</summary>
    public JsonValue? At(params ReadOnlySpan<string> path)
    {
        var value = this;
        foreach (var name in path)
        {
            if (value is null)
                return null;
            value = value[name];
        }
        return value;
    }

    /// <summary>The text of a string; null for anything else.</summary>
    public string? AsText => (this as JsonString)?.Value;
}

/// <summary>The JSON <c>null</c>.</summary>
public sealed record JsonNull : JsonValue
{
    internal JsonNull()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "null";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record JsonBool : JsonValue
{
    private JsonBool(bool value) => Value = value;

    /// <summary>The value <c>true</c>.</summary>
    public static JsonBool True { get; } = new(true);

    /// <summary>The value <c>false</c>.</summary>
    public static JsonBool False { get; } = new(false);

    /// <summary>Which of the two it is.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>A whole number that fits 64 bits.</summary>
/// <param name="Value">The number.</param>
public sealed record JsonInteger(long Value) : JsonValue
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Any other number.</summary>
/// <param name="Value">The number.</param>
public sealed record JsonFloat(double Value) : JsonValue
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A text.</summary>
/// <param name="Value">The text.</param>
public sealed record JsonString(string Value) : JsonValue
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A list of values.</summary>
/// <param name="Items">The values in order.</param>
public sealed record JsonArray(ValueList<JsonValue> Items) : JsonValue
{
    /// <summary>The list without items.</summary>
    public static JsonArray Empty { get; } = new([]);

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(",", Items) + "]";
}
