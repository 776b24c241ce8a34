namespace ClusterSim.Nodes.Programs.Files;

/// <summary>In whose name files are read and changed.</summary>
/// <param name="Id">User id.</param>
/// <param name="GroupId">Primary group.</param>
/// <param name="Groups">All groups, the primary one first.</param>
/// <param name="Capabilities">What the user may do besides, as in <c>CHOWN</c>.</param>
/// <remarks>Source: Linux, capabilities(7), path_resolution(7).</remarks>
internal sealed record FileUser(int Id, int GroupId, IReadOnlyList<int> Groups, IReadOnlySet<string> Capabilities)
{
    public const int Read = 4;
    public const int Write = 2;
    public const int Search = 1;

    private const int Sticky = 0b1_000_000_000;

    /// <summary>Whether the mode of a file lets the user do something with it.</summary>
    /// <param name="node">The file.</param>
    /// <param name="bits">What: the sum of <see cref="Read"/>, <see cref="Write"/> and <see cref="Search"/>.</param>
    public bool May(FileNode node, int bits)
    {
        if (Capabilities.Contains("DAC_OVERRIDE"))
            return true;
        var shift = node.UserId == Id ? 6 : Groups.Contains(node.GroupId) ? 3 : 0;
        return (node.Mode >> shift & bits) == bits;
    }

    /// <summary>Whether the user may take <paramref name="node"/> out of <paramref name="directory"/>: of those that everybody may write to, like <c>/tmp</c>, only what is its own.</summary>
    public bool MayRemove(DirectoryNode directory, FileNode node) =>
        May(directory, Write | Search) && ((directory.Mode & Sticky) == 0 || Owns(node) || directory.UserId == Id);

    /// <summary>Whether the user may change the mode of a file.</summary>
    public bool Owns(FileNode node) => node.UserId == Id || Capabilities.Contains("FOWNER");
}
