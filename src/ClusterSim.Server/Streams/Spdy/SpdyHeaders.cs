using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ClusterSim.Server.Streams.Spdy;

/// <summary>Header blocks of a SPDY connection: all blocks of one direction are one zlib stream, which begins with a dictionary that both sides know.</summary>
/// <remarks>
/// .NET's decompression knows no preset dictionaries. But a dictionary is nothing else than text that was there before: it is fed in first, as a block that is not
/// compressed, and what comes out for it is thrown away. Blocks that are sent are not compressed at all, which the format allows.
/// </remarks>
internal sealed class SpdyHeaders : IDisposable
{
    private const int ZlibHeaderBytes = 2;
    private const int DictionaryIdBytes = 4;
    private const byte HasDictionary = 0x20;
    private const int MaxTextBytes = 1 << 20;

    private readonly Feed _feed = new();
    private readonly DeflateStream _inflater;
    private bool _hasBegun;
    private bool _hasAnswered;

    public SpdyHeaders() => _inflater = new(_feed, CompressionMode.Decompress);

    /// <summary>Reads a block of the client's; names are in lower case.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public Dictionary<string, string> Decode(ReadOnlyMemory<byte> block)
    {
        if (!_hasBegun)
            block = Begin(block);
        _feed.Add(block);
        var count = ReadNumber();
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var name = ReadText();
            headers[name.ToLowerInvariant()] = ReadText();
        }
        return headers;
    }

    /// <summary>A block with no headers.</summary>
    public byte[] EncodeNone()
    {
        // Stored: 4 bytes, the complement of that, and the number of headers. Then nothing, stored as well: only at that does Go's decompression hand out what it has.
        byte[] block = [0, 4, 0, 0xfb, 0xff, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
        var isFirst = !_hasAnswered;
        _hasAnswered = true;
        return isFirst ? [0x78, 0x01, .. block] : block;
    }

    public void Dispose() => _inflater.Dispose();

    private ReadOnlyMemory<byte> Begin(ReadOnlyMemory<byte> block)
    {
        _hasBegun = true;
        if (block.Length < ZlibHeaderBytes)
            throw new InvalidDataException("A SPDY header block is too short.");
        var hasDictionary = (block.Span[1] & HasDictionary) != 0;
        if (!hasDictionary)
            return block[ZlibHeaderBytes..];
        var dictionary = SpdyDictionary.Bytes;
        var stored = new byte[5 + dictionary.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(1), (ushort)dictionary.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(3), (ushort)~dictionary.Length);
        dictionary.CopyTo(stored.AsSpan(5));
        _feed.Add(stored);
        Read(dictionary.Length);
        return block[(ZlibHeaderBytes + DictionaryIdBytes)..];
    }

    private int ReadNumber() => BinaryPrimitives.ReadInt32BigEndian(Read(4)) is >= 0 and <= MaxTextBytes and var number ? number : throw new InvalidDataException("A SPDY header block says a length that cannot be.");

    private string ReadText() => Encoding.UTF8.GetString(Read(ReadNumber()));

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        _inflater.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What has come and was not decompressed yet.</summary>
    private sealed class Feed : Stream
    {
        private ReadOnlyMemory<byte> _bytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Add(ReadOnlyMemory<byte> bytes) => _bytes = _bytes.IsEmpty ? bytes : (byte[])[.. _bytes.Span, .. bytes.Span];

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, _bytes.Length);
            _bytes.Span[..count].CopyTo(buffer);
            _bytes = _bytes[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
