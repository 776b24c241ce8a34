namespace ClusterSim.Storage.Trees;

/// <summary>Keys as one text, namespace and name with a zero between them, in which they sort as they do themselves: no name has a smaller character.</summary>
internal static class KeyText
{
    private const int CharsOfHead = sizeof(ulong) / sizeof(char);

    /// <summary>How many characters two keys begin with alike.</summary>
    public static int SharedBy(in ObjectKey left, in ObjectKey right)
    {
        var shared = left.Namespace.AsSpan().CommonPrefixLength(right.Namespace);
        return shared < left.Namespace.Length || shared < right.Namespace.Length
            ? shared
            : shared + 1 + left.Name.AsSpan().CommonPrefixLength(right.Name);
    }

    /// <summary>Whether two keys begin with the same <paramref name="length"/> characters, which <paramref name="known"/> has.</summary>
    public static bool Share(in ObjectKey known, in ObjectKey key, int length)
    {
        if (length <= known.Namespace.Length)
            return key.Namespace.Length >= length && known.Namespace.AsSpan(0, length).SequenceEqual(key.Namespace.AsSpan(0, length));
        var ofName = length - known.Namespace.Length - 1;
        return key.Name.Length >= ofName && known.Namespace == key.Namespace && known.Name.AsSpan(0, ofName).SequenceEqual(key.Name.AsSpan(0, ofName));
    }

    /// <summary>The characters from <paramref name="start"/> on, as many as find room in a number, zeros behind the last one: where these differ, they sort as the keys do.</summary>
    public static ulong HeadOf(in ObjectKey key, int start)
    {
        var ofName = start - key.Namespace.Length - 1;
        if (ofName >= 0 && ofName + CharsOfHead <= key.Name.Length)
        {
            var name = key.Name.AsSpan(ofName, CharsOfHead);
            return ((ulong)name[0] << 48) | ((ulong)name[1] << 32) | ((ulong)name[2] << 16) | name[3];
        }
        var head = 0UL;
        for (var at = start; at < start + CharsOfHead; at++)
            head = (head << 16) | CharAt(key, at);
        return head;
    }

    private static char CharAt(in ObjectKey key, int at)
    {
        if (at < key.Namespace.Length)
            return key.Namespace[at];
        var ofName = at - key.Namespace.Length - 1;
        return ofName >= 0 && ofName < key.Name.Length ? key.Name[ofName] : '\0';
    }
}
