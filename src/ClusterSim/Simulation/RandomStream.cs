using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ClusterSim.Simulation;

/// <summary>
/// Pseudo-random numbers that depend on a seed and a name alone, on every machine and in every version of .NET. Streams of different names are
/// independent of each other. The generator is xoshiro256**, its state spread from seed and name by SplitMix64; not for secrets.
/// </summary>
public sealed class RandomStream
{
    private readonly ulong[] _state = new ulong[4];

    /// <summary>Makes the stream that seed and name stand for, at its beginning.</summary>
    /// <param name="seed">Any number, zero included.</param>
    /// <param name="name">Compared by its UTF-8 bytes; may be empty.</param>
    public RandomStream(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        var spread = seed;
        spread = NextSplitMix(ref spread) ^ HashOf(name);
        for (var i = 0; i < _state.Length; i++)
            _state[i] = NextSplitMix(ref spread);
    }

    /// <summary>The name it was made with.</summary>
    public string Name { get; }

    /// <summary>A number of 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var s = _state;
        var result = BitOperations.RotateLeft(s[1] * 5, 7) * 9;
        var shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }

    /// <summary>A number from zero up to, but without, <paramref name="max"/>, each as likely as any other.</summary>
    /// <param name="max">One or more.</param>
    public int Next(int max) => (int)Next((long)max);

    /// <inheritdoc cref="Next(int)"/>
    public long Next(long max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var range = (ulong)max;
        var surplus = unchecked(0 - range) % range; // 2^64 modulo range: so many low products would make some numbers likelier.
        ulong low, high;
        do
        {
            high = Math.BigMul(NextUInt64(), range, out low);
        }
        while (low < surplus);
        return (long)high;
    }

    /// <summary>A number from zero up to, but without, one: a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills the destination; eight bytes are drawn for each eight or fewer.</summary>
    public void NextBytes(Span<byte> destination)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        for (; destination.Length > 0; destination = destination[Math.Min(word.Length, destination.Length)..])
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, NextUInt64());
            word[..Math.Min(word.Length, destination.Length)].CopyTo(destination);
        }
    }

    /// <summary>A random UUID (version 4) in its usual form of 36 lower-case characters.</summary>
    public string NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>A string of characters drawn, one by one, from an alphabet.</summary>
    /// <param name="alphabet">At least one character.</param>
    /// <param name="length">How many characters; not negative.</param>
    public string NextString(ReadOnlySpan<char> alphabet, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var characters = length <= 256 ? stackalloc char[length] : new char[length];
        foreach (ref var character in characters)
            character = alphabet[Next(alphabet.Length)];
        return new string(characters);
    }

    /// <summary>Brings the items into a random order, each order as likely as any other.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>Where the stream stands, for <see cref="Return"/>.</summary>
    internal Position Mark() => new(_state[0], _state[1], _state[2], _state[3]);

    /// <summary>Goes back to where it stood, so that what was drawn since is drawn again.</summary>
    internal void Return(Position position) => (_state[0], _state[1], _state[2], _state[3]) = position;

    private static ulong NextSplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
    private static ulong HashOf(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ octet) * 0x100000001B3;
        return hash;
    }

    /// <summary>A place in a stream.</summary>
    internal readonly record struct Position(ulong First, ulong Second, ulong Third, ulong Fourth);
}
