using System.Buffers.Binary;
using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Hands out one string for equal short texts, so that field names and constants such as <c>Always</c> are not held once per object.</summary>
/// <remarks>
/// A slot per hash, overwritten by the next text that falls there: bounded, and safe from several threads, since a slot is one reference.
/// Which instance comes out is not reproducible; its content is.
/// </remarks>
internal static class StringPool
{
    private const int LongestPooled = 40;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private static readonly string?[] Slots = new string?[4096];

    // Texts beyond ASCII are never found again, and so not shared; they are rare.
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
            return "";
        if (utf8.Length > LongestPooled)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref Slots[Hash(utf8) & (uint)(Slots.Length - 1)];
        var pooled = slot;
        return pooled is not null && Ascii.Equals(utf8, pooled) ? pooled : slot = Encoding.UTF8.GetString(utf8);
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= 8; utf8 = utf8[8..])
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * Spread;
        foreach (var octet in utf8)
            hash = (hash ^ octet) * Spread;
        return (uint)(hash >> 40);
    }
}
