using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Writes JSON as UTF-8, byte for byte as the API server does: no white space, and <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> escaped.</summary>
/// <remarks>
/// Own code because the escaping must be Go's, and because names are written from bytes prepared once. It trusts its caller to close what it opens.
/// <para>Source: Go's encoding/json, which the API server's serializer uses.</para>
/// </remarks>
internal sealed class JsonWriter : IDisposable
{
    private const string Hex = "0123456789abcdef";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\<>&\u2028\u2029\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _buffer;
    private int _length;

    public JsonWriter(int capacity = 4096) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>What has been written, until the next call of any other member.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => _length = 0;

    /// <summary>Gives the buffer back; the writer must not be used afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    /// <summary>The bytes of a name with its quotes and colon, for <c>WriteName</c>.</summary>
    public static byte[] PrepareName(string name)
    {
        using var writer = new JsonWriter();
        writer.WriteString(name);
        writer.Append((byte)':');
        return writer.ToArray();
    }

    public void StartObject()
    {
        Separate();
        Append((byte)'{');
    }

    public void EndObject() => Append((byte)'}');

    public void StartArray()
    {
        Separate();
        Append((byte)'[');
    }

    public void EndArray() => Append((byte)']');

    /// <summary>The name of the next value, made by <see cref="PrepareName"/>.</summary>
    public void WriteName(ReadOnlySpan<byte> prepared)
    {
        Separate();
        WriteRaw(prepared);
    }

    public void WriteName(string name)
    {
        WriteString(name);
        Append((byte)':');
    }

    /// <summary>A field that holds a text.</summary>
    public void WriteText(string name, string text)
    {
        WriteName(name);
        WriteString(text);
    }

    public void WriteNull()
    {
        Separate();
        WriteRaw("null"u8);
    }

    public void WriteBool(bool value)
    {
        Separate();
        WriteRaw(value ? "true"u8 : "false"u8);
    }

    public void WriteInteger(long value)
    {
        Separate();
        Reserve(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    public void WriteFloat(double value)
    {
        Separate();
        foreach (var c in GoText.Float(value))
            Append((byte)c);
    }

    public void WriteString(ReadOnlySpan<char> text)
    {
        Separate();
        Reserve((text.Length * 3) + 2);
        _buffer[_length++] = (byte)'"';
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            _length += Encoding.UTF8.GetBytes(text[..at], _buffer.AsSpan(_length));
            WriteEscape(text[at]);
            text = text[(at + 1)..];
            Reserve((text.Length * 3) + 1);
        }
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
    }

    /// <summary>Bytes as a base64 string.</summary>
    public void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        Separate();
        Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length) + 2);
        _buffer[_length++] = (byte)'"';
        Base64.EncodeToUtf8(bytes, _buffer.AsSpan(_length), out _, out var written);
        _length += written;
        _buffer[_length++] = (byte)'"';
    }

    /// <summary>A complete JSON value in its place.</summary>
    public void WriteValue(ReadOnlySpan<byte> json)
    {
        Separate();
        WriteRaw(json);
    }

    /// <summary>Bytes as they are, without a comma before them.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void WriteValue(JsonValue value)
    {
        switch (value)
        {
            case JsonObject obj:
                StartObject();
                foreach (var (name, field) in obj.Fields)
                {
                    WriteName(name);
                    WriteValue(field);
                }
                EndObject();
                break;
            case JsonArray array:
                StartArray();
                foreach (var item in array.Items)
                    WriteValue(item);
                EndArray();
                break;
            case JsonString text:
                WriteString(text.Value);
                break;
            case JsonInteger integer:
                WriteInteger(integer.Value);
                break;
            case JsonFloat number:
                WriteFloat(number.Value);
                break;
            case JsonBool truth:
                WriteBool(truth.Value);
                break;
            default:
                WriteNull();
                break;
        }
    }

    // The last byte tells whether a comma is due: an opening bracket or a colon is never the end of a value.
    private void Separate()
    {
        if (_length > 0 && _buffer[_length - 1] is not ((byte)'{' or (byte)'[' or (byte)':' or (byte)'\n'))
            Append((byte)',');
    }

    private void WriteEscape(char c)
    {
        Reserve(6);
        switch (c)
        {
            case '"' or '\\':
                WriteRaw([(byte)'\\', (byte)c]);
                break;
            case '\b':
                WriteRaw("\\b"u8);
                break;
            case '\f':
                WriteRaw("\\f"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            default:
                WriteRaw([(byte)'\\', (byte)'u', (byte)Hex[c >> 12], (byte)Hex[(c >> 8) & 15], (byte)Hex[(c >> 4) & 15], (byte)Hex[c & 15]]);
                break;
        }
    }

    private void Append(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
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
