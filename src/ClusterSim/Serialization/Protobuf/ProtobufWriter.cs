using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ClusterSim.Serialization.Protobuf;

/// <summary>Writes the wire format of protocol buffers.</summary>
internal sealed class ProtobufWriter : IDisposable
{
    private const int LongestVarint = 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;

    /// <summary>What has been written, until the next call of any other member.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Gives the buffer back; the writer must not be used afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void WriteInteger(int field, long value)
    {
        WriteTag(field, WireType.Varint);
        WriteVarint((ulong)value);
    }

    public void WriteDouble(int field, double value)
    {
        WriteTag(field, WireType.Fixed64);
        Reserve(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(double);
    }

    public void WriteText(int field, string text)
    {
        WriteTag(field, WireType.Bytes);
        var count = Encoding.UTF8.GetByteCount(text);
        WriteVarint((ulong)count);
        Reserve(count);
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    public void WriteBytes(int field, ReadOnlySpan<byte> bytes)
    {
        WriteTag(field, WireType.Bytes);
        WriteVarint((ulong)bytes.Length);
        WriteRaw(bytes);
    }

    /// <summary>Begins a message within this one; what is written until <see cref="EndMessage"/> belongs to it.</summary>
    /// <returns>What <see cref="EndMessage"/> wants.</returns>
    public int StartMessage(int field)
    {
        WriteTag(field, WireType.Bytes);
        Reserve(1); // Most lengths take one byte.
        return ++_length;
    }

    public void EndMessage(int start)
    {
        var length = _length - start;
        if (length < 0x80)
        {
            _buffer[start - 1] = (byte)length;
            return;
        }
        var more = SizeOf((ulong)length) - 1;
        Reserve(more);
        _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(start + more));
        _length = start - 1;
        WriteVarint((ulong)length);
        _length += length;
    }

    private void WriteTag(int field, WireType type) => WriteVarint(((ulong)field << 3) | (ulong)type);

    private void WriteVarint(ulong value)
    {
        Reserve(LongestVarint);
        for (; value >= 0x80; value >>= 7)
            _buffer[_length++] = (byte)(value | 0x80);
        _buffer[_length++] = (byte)value;
    }

    private static int SizeOf(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
            size++;
        return size;
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _length >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
