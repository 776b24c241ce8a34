using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ClusterSim.Controllers.TemplateHash;

/// <summary>Prints a record as Go's deep printer prints the struct it models: types in parentheses, pointers followed, maps sorted, empty fields included.</summary>
/// <remarks>Source: pkg/util/hash and the dump package it uses (v1.36). Kubernetes hashes this text, so it must be the same to the byte.</remarks>
internal static class GoDump
{
    private const string ZeroTime = "{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}";

    /// <summary>The text for <paramref name="template"/>.</summary>
    public static string Print(PodTemplateSpec template)
    {
        var text = new StringBuilder(4096);
        text.Append("(v1.PodTemplateSpec)");
        Struct(text, "v1.PodTemplateSpec", template);
        return text.ToString();
    }

    private static void Struct(StringBuilder text, string type, object record)
    {
        var fields = GoTypes.Find(type) ?? throw new InvalidOperationException($"Go's declaration of {type} is not known, so the template hash of an object that uses it cannot be computed.");
        text.Append('{');
        var first = true;
        foreach (var (field, property) in fields)
        {
            if (!first)
                text.Append(' ');
            first = false;
            text.Append(field.Name).Append(":(").Append(field.Type).Append(')');
            // An embedded struct's fields lie in the record itself, except for metadata, which is a record of its own.
            var value = !field.Embedded ? Read(record, property) : field.Name == "ObjectMeta" ? Read(record, "Metadata") : record;
            Value(text, field.Type, value);
        }
        text.Append('}');
    }

    private static void Value(StringBuilder text, string type, object? value)
    {
        if (type == "v1.Time")
            text.Append(ZeroTime); // Templates carry no creation time.
        else if (type.StartsWith('*'))
            Pointer(text, type[1..], value);
        else if (type.StartsWith("[]", StringComparison.Ordinal))
            List(text, type[2..], (ICollection?)ToCollection(value));
        else if (type == "map[string]string")
            Map(text, (ValueMap<string>?)value, (t, v) => t.Append(v));
        else if (type == "v1.ResourceList")
            Map(text, (ValueMap<Quantity>?)value, QuantityText);
        else if (type == "resource.Quantity")
            QuantityText(text, (Quantity?)value ?? default);
        else if (type == "intstr.IntOrString")
            IntOrStringText(text, (IntOrString?)value ?? default);
        else if (GoTypes.Find(type) is not null)
            Struct(text, type, value!);
        else
            Scalar(text, type, value);
    }

    private static void Pointer(StringBuilder text, string type, object? value)
    {
        if (value is null)
            text.Append("<nil>");
        else
            Value(text, type, value);
    }

    private static void List(StringBuilder text, string itemType, ICollection? items)
    {
        if (items is null || items.Count == 0)
        {
            text.Append("<nil>");
            return;
        }
        text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(' ');
            first = false;
            Value(text, itemType, item);
        }
        text.Append(']');
    }

    private static void Map<T>(StringBuilder text, ValueMap<T>? map, Action<StringBuilder, T> value)
    {
        if (map is null || map.Count == 0)
        {
            text.Append("<nil>");
            return;
        }
        text.Append("map[");
        var first = true;
        foreach (var (key, item) in map)
        {
            if (!first)
                text.Append(' ');
            first = false;
            text.Append(key).Append(':');
            value(text, item);
        }
        text.Append(']');
    }

    private static void Scalar(StringBuilder text, string type, object? value) => text.Append(value switch
    {
        null when type is "int32" or "int64" => "0",
        null when type == "bool" => "false",
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    });

    private static void IntOrStringText(StringBuilder text, IntOrString value) => text
        .Append("{Type:(intstr.Type)").Append(value.IsText ? '1' : '0')
        .Append(" IntVal:(int32)").Append(value.Number)
        .Append(" StrVal:(string)").Append(value.Text).Append('}');

    // Go keeps the number, its power of ten, and the text it was read from where that was certain to be canonical.
    private static void QuantityText(StringBuilder text, Quantity quantity)
    {
        var written = quantity.ToString();
        var (value, scale, keepsText) = quantity.Format == QuantityFormat.BinarySI && char.IsLetter(written[^1]) ? Binary(quantity, written) : Decimal(written);
        text.Append("{i:(resource.int64Amount){value:(int64)").Append(value)
            .Append(" scale:(resource.Scale)").Append(scale)
            .Append("} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)").Append(keepsText ? written : "")
            .Append(" Format:(resource.Format)").Append(FormatOf(written)).Append('}');
    }

    private static (long Value, int Scale, bool KeepsText) Binary(Quantity quantity, string written) =>
        (quantity.WholeValue, 0, (long.Parse(written[..^2], CultureInfo.InvariantCulture) & 7) != 0);

    private static (long Value, int Scale, bool KeepsText) Decimal(string written)
    {
        var end = written.TakeWhile(c => char.IsDigit(c) || c == '-').Count();
        var digits = written[..end];
        var scale = written[end..] switch
        {
            "n" => -9,
            "u" => -6,
            "m" => -3,
            "k" => 3,
            "M" => 6,
            "G" => 9,
            "T" => 12,
            "P" => 15,
            "E" => 18,
            "" => 0,
            var exponent => int.Parse(exponent[1..], CultureInfo.InvariantCulture),
        };
        return (long.Parse(digits, CultureInfo.InvariantCulture), scale, written == "0" || !digits.EndsWith("000", StringComparison.Ordinal));
    }

    private static string FormatOf(string written) =>
        written.EndsWith('i') ? "BinarySI" : written.Contains('e') ? "DecimalExponent" : "DecimalSI";

    private static object? ToCollection(object? value) => value is IEnumerable items ? items.Cast<object?>().ToArray() : null;

    private static object? Read(object record, string property) =>
        property == "SelfLink" && record is ObjectMeta
            ? null // Not served any more, and so not in the record.
            : Property(record.GetType(), property).GetValue(record);

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
        ?? throw new InvalidOperationException($"{type.Name} has no property for Go's field {name}.");
}
