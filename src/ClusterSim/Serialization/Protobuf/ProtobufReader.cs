using System.Buffers.Binary;
using System.Globalization;

namespace ClusterSim.Serialization.Protobuf;

/// <summary>Reads the wire format of protocol buffers.</summary>
/// <remarks>Source: the messages of what gogo/protobuf generates, as in k8s.io/api/core/v1/generated.pb.go (v1.36).</remarks>
internal ref struct ProtobufReader
{
    private const int MaxDepth = 500; // Go has no limit, which a thread's stack could not hold here.
    private const int LargestField = (1 << 29) - 1;

    private readonly string _message;
    private ReadOnlySpan<byte> _rest;

    /// <param name="message">Name of the message that is read, for errors.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="depth">How many messages it lies in.</param>
    /// <exception cref="DecodeException">They are too many.</exception>
    public ProtobufReader(string message, ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaxDepth)
            throw new DecodeException("exceeded max depth");
        (_message, Depth) = (message, depth);
        _rest = bytes;
    }

    public int Depth { get; }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads the number and the form of the next field.</summary>
    /// <exception cref="DecodeException">There can be no such field.</exception>
    public (int Field, WireType Type) ReadTag()
    {
        var tag = ReadVarint();
        var (field, type) = (unchecked((int)(tag >> 3)), (int)(tag & 7));
        if (type == (int)WireType.EndGroup)
            throw new DecodeException($"proto: {_message}: wiretype end group for non-group");
        if (field is <= 0 or > LargestField)
            throw new DecodeException(string.Create(CultureInfo.InvariantCulture, $"proto: {_message}: illegal tag {field} (wire type {tag})"));
        return (field, (WireType)type);
    }

    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            if (shift >= 64)
                throw new DecodeException("proto: integer overflow");
            var octet = ReadByte();
            value |= (ulong)(octet & 0x7f) << shift;
            if (octet < 0x80)
                return value;
        }
    }

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        return length <= int.MaxValue ? Take((int)length)
            : (long)length < 0 ? throw new DecodeException("proto: negative length found during unmarshaling")
            : throw UnexpectedEnd();
    }

    /// <summary>Passes over the value of a field that nobody knows.</summary>
    public void Skip(WireType type)
    {
        switch (type)
        {
            case WireType.Varint:
                ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                ReadBytes();
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            case WireType.StartGroup:
                SkipGroup();
                break;
            default:
                throw new DecodeException(string.Create(CultureInfo.InvariantCulture, $"proto: illegal wireType {(int)type}"));
        }
    }

    private void SkipGroup()
    {
        for (var depth = 1; depth > 0;)
        {
            var type = (WireType)(ReadVarint() & 7);
            if (type == WireType.StartGroup)
                depth++;
            else if (type == WireType.EndGroup)
                depth--;
            else
                Skip(type);
        }
    }

    private byte ReadByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw UnexpectedEnd();
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static DecodeException UnexpectedEnd() => new("unexpected EOF");
}
