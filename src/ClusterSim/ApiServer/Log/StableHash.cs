using System.Numerics;

namespace ClusterSim.ApiServer.Log;

/// <summary>Hashes that are the same in every process and every version of .NET.</summary>
internal static class StableHash
{
    public const ulong Offset = 0xCBF29CE484222325; // FNV-1a's

    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>FNV-1a over the characters.</summary>
    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var character in text)
            hash = (hash ^ character) * 0x100000001B3;
        return hash;
    }

    /// <summary>A hash of what was hashed so far and one number more.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        return BitOperations.RotateLeft(hash, 29) ^ (hash >> 32);
    }
}
