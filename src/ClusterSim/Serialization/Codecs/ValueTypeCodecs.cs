namespace ClusterSim.Serialization;

internal sealed class QuantityCodec : ValueCodec<Quantity>
{
    public override string GoType => "resource.Quantity";

    public override bool IsEmpty(Quantity value) => value.IsZero;

    public override void Write(JsonWriter writer, Quantity value) => writer.WriteString(value.ToString());

    public override JsonValue ToJson(Quantity value) => new JsonString(value.ToString());

    // A number is read from its digits, so `cpu: 2` is fine.
    public override Quantity Read(JsonValue value, Decoder decoder) => value switch
    {
        JsonNull => default,
        JsonFloat number => Parse(GoText.Float(number.Value)),
        JsonString or JsonInteger => Parse(value.ToString()!),
        _ => Parse(JsonText.WriteText(value)),
    };

    public override ulong Hash(Quantity value) => ContentHash.OfText(value.ToString());

    private static Quantity Parse(string text) =>
        Quantity.TryParse(text.Trim(), out var quantity, out var error) ? quantity : throw new DecodeException(error!);
}

internal sealed class IntOrStringCodec : ValueCodec<IntOrString>
{
    public override string GoType => "intstr.IntOrString";

    public override bool IsEmpty(IntOrString value) => value == default;

    public override void Write(JsonWriter writer, IntOrString value)
    {
        if (value.IsText)
            writer.WriteString(value.Text);
        else
            writer.WriteInteger(value.Number);
    }

    public override JsonValue ToJson(IntOrString value) => value.IsText ? new JsonString(value.Text) : new JsonInteger(value.Number);

    public override IntOrString Read(JsonValue value, Decoder decoder) => value switch
    {
        JsonNull => default,
        JsonString text => new(text.Value),
        JsonInteger { Value: >= int.MinValue and <= int.MaxValue } number => new((int)number.Value),
        JsonInteger or JsonFloat => throw decoder.WrongNumberNow(value, "int32"),
        _ => throw decoder.WrongTypeNow(value, "int32"),
    };

    public override ulong Hash(IntOrString value) => value.IsText ? ContentHash.OfText(value.Text) : ContentHash.OfNumber(value.Number);
}

internal sealed class TimeCodec : ValueCodec<Time>
{
    public override string GoType => "v1.Time";

    public override bool IsEmpty(Time value) => value == default;

    public override void Write(JsonWriter writer, Time value) => writer.WriteString(value.ToString());

    public override JsonValue ToJson(Time value) => new JsonString(value.ToString());

    public override Time Read(JsonValue value, Decoder decoder) => TimeReading.Read(value, decoder, Time.Parse);

    public override ulong Hash(Time value) => ContentHash.OfNumber(((DateTimeOffset)value).ToUnixTimeSeconds());
}

internal sealed class MicroTimeCodec : ValueCodec<MicroTime>
{
    public override string GoType => "v1.MicroTime";

    public override bool IsEmpty(MicroTime value) => value == default;

    public override void Write(JsonWriter writer, MicroTime value) => writer.WriteString(value.ToString());

    public override JsonValue ToJson(MicroTime value) => new JsonString(value.ToString());

    public override MicroTime Read(JsonValue value, Decoder decoder) => TimeReading.Read(value, decoder, MicroTime.Parse);

    public override ulong Hash(MicroTime value) => ContentHash.OfNumber(((DateTimeOffset)value).UtcTicks);
}

internal static class TimeReading
{
    public static T Read<T>(JsonValue value, Decoder decoder, Func<string, T> parse)
    {
        if (value is not JsonString text)
            throw decoder.WrongTypeNow(value, "string");
        try
        {
            return parse(text.Value);
        }
        catch (FormatException e)
        {
            throw new DecodeException(e.Message, e);
        }
    }
}

internal sealed class BytesCodec : ValueCodec<Bytes>
{
    public override string GoType => "[]uint8";

    public override Bytes Zero => Bytes.Empty;

    public override bool IsEmpty(Bytes value) => value is null || value.Length == 0;

    public override void Write(JsonWriter writer, Bytes value) => writer.WriteBase64(value.AsSpan());

    public override JsonValue ToJson(Bytes value) => new JsonString(value.ToBase64());

    public override Bytes Read(JsonValue value, Decoder decoder)
    {
        switch (value)
        {
            case JsonNull:
                return Bytes.Empty;
            case JsonString text:
                if (Base64Text.FirstError(text.Value) is { } offset)
                    decoder.Fail($"illegal base64 data at input byte {offset}");
                else
                    return text.Value.Length == 0 ? Bytes.Empty : Bytes.FromBase64(text.Value);
                return Bytes.Empty;
            default:
                decoder.WrongType(value, GoType);
                return Bytes.Empty;
        }
    }

    public override ulong Hash(Bytes value) => ContentHash.OfBytes(value.AsSpan());
}

/// <summary>JSON of any shape, kept as it is.</summary>
internal sealed class JsonCodec : ValueCodec<JsonValue?>
{
    public override string GoType => "runtime.RawExtension";

    public override FieldShape Shape => FieldShape.Any;

    public override bool IsEmpty(JsonValue? value) => value is null;

    public override void Write(JsonWriter writer, JsonValue? value) => writer.WriteValue(value ?? JsonValue.Null);

    public override JsonValue ToJson(JsonValue? value) => value ?? JsonValue.Null;

    public override JsonValue Read(JsonValue value, Decoder decoder) => value;

    public override ulong Hash(JsonValue? value) => ContentHash.OfJson(value ?? JsonValue.Null);
}

/// <summary>A value type that may be unset.</summary>
internal sealed class NullableCodec<T>(ValueCodec<T> inner) : ValueCodec<T?> where T : struct
{
    public override string GoType => inner.GoType;

    public override bool IsEmpty(T? value) => value is null;

    public override void Write(JsonWriter writer, T? value)
    {
        if (value is { } present)
            inner.Write(writer, present);
        else
            writer.WriteNull();
    }

    public override JsonValue ToJson(T? value) => value is { } present ? inner.ToJson(present) : JsonValue.Null;

    public override T? Read(JsonValue value, Decoder decoder) => value is JsonNull ? null : inner.Read(value, decoder);

    public override ulong Hash(T? value) => value is { } present ? inner.Hash(present) : 0;
}
