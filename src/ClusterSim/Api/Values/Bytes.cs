namespace ClusterSim.Api;

/// <summary>An immutable run of bytes, equal to another by content; base64 on the wire.</summary>
public sealed class Bytes : IEquatable<Bytes>
{
    private readonly byte[] _bytes;

    /// <summary>A copy of <paramref name="bytes"/>.</summary>
    public Bytes(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();

    /// <summary>No bytes at all.</summary>
    public static Bytes Empty { get; } = new([]);

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>The bytes of <paramref name="text"/> in UTF-8.</summary>
    public static Bytes FromText(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The bytes that <paramref name="base64"/> stands for.</summary>
    /// <exception cref="FormatException">It is not base64.</exception>
    public static Bytes FromBase64(string base64) => new(Convert.FromBase64String(base64));

    /// <summary>The bytes, without copying.</summary>
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <summary>The bytes as base64, as they travel in JSON.</summary>
    public string ToBase64() => Convert.ToBase64String(_bytes);

    /// <summary>The bytes read as UTF-8.</summary>
    public string ToText() => System.Text.Encoding.UTF8.GetString(_bytes);

    /// <inheritdoc/>
    public bool Equals(Bytes? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>The bytes as base64.</summary>
    public override string ToString() => ToBase64();
}
