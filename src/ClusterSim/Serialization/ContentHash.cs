using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ClusterSim.Serialization;

/// <summary>A 64-bit hash of what an object says, its <c>resourceVersion</c> left out; the same in every process and on every run.</summary>
/// <remarks>
/// Equal objects have equal hashes. Each record, list and map remembers its own, so that of an object changed by <c>with</c> only the changed parts are hashed again.
/// Not meant to withstand somebody who looks for collisions.
/// </remarks>
internal static class ContentHash
{
    // Odd constants with evenly spread bits; any would do, but they must never change within a version.
    private const ulong Seed = 0x9E37_79B9_7F4A_7C15;
    private const ulong Spread = 0xD6E8_FEB8_6659_FD93;

    /// <summary>The hash of everything in <paramref name="record"/>, its metadata included, its <c>resourceVersion</c> left out.</summary>
    public static ulong Of(ApiRecord record) => RecordCodec.Of(record.GetType()).HashOf(record);

    internal static ulong Start(long salt) => OfNumber(salt);

    internal static ulong OfNumber(long number) => Mix(Seed, (ulong)number);

    internal static ulong OfText(string? text) => OfBytes(MemoryMarshal.AsBytes(text.AsSpan()));

    internal static ulong OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = Mix(Seed, (ulong)bytes.Length);
        for (; bytes.Length >= 8; bytes = bytes[8..])
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        if (bytes.IsEmpty)
            return hash;
        Span<byte> rest = stackalloc byte[8];
        bytes.CopyTo(rest);
        return Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    internal static ulong OfJson(JsonValue value)
    {
        switch (value)
        {
            case JsonString text:
                return OfText(text.Value);
            case JsonInteger integer:
                return Mix(1, OfNumber(integer.Value));
            case JsonFloat number:
                return Mix(2, OfNumber(BitConverter.DoubleToInt64Bits(number.Value)));
            case JsonBool truth:
                return Mix(3, truth.Value ? 1ul : 0ul);
            case JsonArray array:
                var items = Start(array.Items.Count);
                foreach (var item in array.Items)
                    items = Mix(items, OfJson(item));
                return items;
            case JsonObject obj:
                var fields = Start(-obj.Count);
                foreach (var (name, field) in obj.Fields)
                    fields += Mix(OfText(name), OfJson(field)); // A sum: the order of fields says nothing.
                return fields;
            default:
                return Seed;
        }
    }

    internal static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ Spread, value ^ Seed, out var low);
        return (high ^ low) + hash;
    }

    /// <summary>Zero means "not computed yet" where hashes are remembered.</summary>
    internal static ulong NeverZero(ulong hash) => hash == 0 ? 1 : hash;
}
