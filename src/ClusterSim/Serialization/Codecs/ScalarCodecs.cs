namespace ClusterSim.Serialization;

internal sealed class StringCodec(string goType = "string") : ValueCodec<string?>
{
    public override string GoType => goType;

    public override string Zero => "";

    public override bool IsEmpty(string? value) => string.IsNullOrEmpty(value);

    public override void Write(JsonWriter writer, string? value) => writer.WriteString(value);

    public override JsonValue ToJson(string? value) => new JsonString(value ?? "");

    public override string Read(JsonValue value, Decoder decoder)
    {
        if (value is JsonString text)
            return text.Value;
        if (value is not JsonNull)
            decoder.WrongType(value, GoType);
        return "";
    }

    public override ulong Hash(string? value) => ContentHash.OfText(value);
}

internal sealed class BoolCodec : ValueCodec<bool>
{
    public override string GoType => "bool";

    public override bool IsEmpty(bool value) => !value;

    public override void Write(JsonWriter writer, bool value) => writer.WriteBool(value);

    public override JsonValue ToJson(bool value) => value;

    public override bool Read(JsonValue value, Decoder decoder)
    {
        if (value is JsonBool truth)
            return truth.Value;
        if (value is not JsonNull)
            decoder.WrongType(value, GoType);
        return false;
    }

    public override ulong Hash(bool value) => ContentHash.OfNumber(value ? 1 : 0);
}

internal sealed class IntCodec : ValueCodec<int>
{
    public override string GoType => "int32";

    public override bool IsEmpty(int value) => value == 0;

    public override void Write(JsonWriter writer, int value) => writer.WriteInteger(value);

    public override JsonValue ToJson(int value) => (long)value;

    public override int Read(JsonValue value, Decoder decoder) => (int)IntegerReading.Read(value, decoder, GoType, int.MinValue, int.MaxValue);

    public override ulong Hash(int value) => ContentHash.OfNumber(value);
}

internal sealed class LongCodec : ValueCodec<long>
{
    public override string GoType => "int64";

    public override bool IsEmpty(long value) => value == 0;

    public override void Write(JsonWriter writer, long value) => writer.WriteInteger(value);

    public override JsonValue ToJson(long value) => value;

    public override long Read(JsonValue value, Decoder decoder) => IntegerReading.Read(value, decoder, GoType, long.MinValue, long.MaxValue);

    public override ulong Hash(long value) => ContentHash.OfNumber(value);
}

internal sealed class DoubleCodec : ValueCodec<double>
{
    public override string GoType => "float64";

    public override bool IsEmpty(double value) => value == 0;

    public override void Write(JsonWriter writer, double value) => writer.WriteFloat(value);

    public override JsonValue ToJson(double value) => value == Math.Truncate(value) && Math.Abs(value) < 1L << 53 ? (long)value : new JsonFloat(value);

    public override double Read(JsonValue value, Decoder decoder)
    {
        switch (value)
        {
            case JsonInteger integer:
                return integer.Value;
            case JsonFloat number:
                return number.Value;
            case JsonNull:
                return 0;
            default:
                decoder.WrongType(value, GoType);
                return 0;
        }
    }

    public override ulong Hash(double value) => ContentHash.OfNumber(BitConverter.DoubleToInt64Bits(value + 0.0));
}

internal static class IntegerReading
{
    public static long Read(JsonValue value, Decoder decoder, string goType, long smallest, long largest)
    {
        switch (value)
        {
            case JsonInteger integer when integer.Value >= smallest && integer.Value <= largest:
                return integer.Value;
            case JsonNull:
                return 0;
            case JsonInteger or JsonFloat:
                decoder.WrongNumber(value, goType);
                return 0;
            default:
                decoder.WrongType(value, goType);
                return 0;
        }
    }
}

/// <summary>A text that keeps unset and empty apart.</summary>
internal sealed class KeptStringCodec(string goType) : ValueCodec<string?>
{
    private readonly StringCodec _text = new(goType);

    public override string GoType => _text.GoType;

    public override bool IsEmpty(string? value) => value is null;

    public override void Write(JsonWriter writer, string? value) => _text.Write(writer, value);

    public override JsonValue ToJson(string? value) => _text.ToJson(value);

    public override string Read(JsonValue value, Decoder decoder) => _text.Read(value, decoder);

    public override ulong Hash(string? value) => _text.Hash(value);
}

/// <summary>A C# enumeration in a type of the user's own, written by name.</summary>
internal sealed class EnumCodec<T> : ValueCodec<T> where T : struct, Enum
{
    public override string GoType => "string";

    public override bool IsEmpty(T value) => value.Equals(default(T));

    public override void Write(JsonWriter writer, T value) => writer.WriteString(value.ToString());

    public override JsonValue ToJson(T value) => new JsonString(value.ToString());

    public override T Read(JsonValue value, Decoder decoder)
    {
        if (value is JsonString text && Enum.TryParse<T>(text.Value, out var parsed))
            return parsed;
        if (value is JsonString unknown)
            decoder.Fail($"\"{unknown.Value}\" is none of {string.Join(", ", Enum.GetNames<T>())}");
        else if (value is not JsonNull)
            decoder.WrongType(value, GoType);
        return default;
    }

    public override ulong Hash(T value) => ContentHash.OfText(value.ToString());
}
