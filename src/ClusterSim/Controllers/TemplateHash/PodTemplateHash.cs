using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ClusterSim.Controllers.TemplateHash;

/// <summary>The hash by which a workload names the revisions of its Pod template, as in <c>web-5d9f7f9569</c>.</summary>
/// <remarks>Source: controller_utils.go, ComputeHash; apimachinery util/rand, SafeEncodeString (v1.36).</remarks>
public static class PodTemplateHash
{
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789"; // No vowels, so that no words arise.
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>The hash of <paramref name="template"/>, up to ten characters.</summary>
    /// <param name="template">The template as stored, defaults filled in.</param>
    /// <param name="collisionCount">How many clashes of names its owner has met; null: none.</param>
    public static string Of(PodTemplateSpec template, int? collisionCount = null)
    {
        var hash = Fnv1a(FnvOffset, Encoding.UTF8.GetBytes(GoDump.Print(template)));
        if (collisionCount is { } count)
        {
            Span<byte> salt = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(salt, (uint)count);
            hash = Fnv1a(hash, salt);
        }
        return SafeEncode(hash.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary><paramref name="text"/> in an alphabet without vowels, one character for each.</summary>
    internal static string SafeEncode(string text) =>
        string.Concat(text.Select(c => Alphabet[c % Alphabet.Length]));

    private static uint Fnv1a(uint hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            hash = (hash ^ b) * FnvPrime;
        return hash;
    }
}
