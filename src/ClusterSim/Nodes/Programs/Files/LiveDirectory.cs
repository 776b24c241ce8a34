namespace ClusterSim.Nodes.Programs.Files;

/// <summary>A directory whose content may have to be brought up to date before somebody looks into it.</summary>
internal sealed class LiveDirectory(int mode) : DirectoryNode(mode)
{
    private bool _isBeingRefreshed;

    /// <summary>Brings the content up to date.</summary>
    public Action? Refresh { get; set; }

    public override SortedDictionary<string, FileNode> Entries
    {
        get
        {
            if (Refresh is { } refresh && !_isBeingRefreshed)
            {
                _isBeingRefreshed = true;
                refresh();
                _isBeingRefreshed = false;
            }
            return base.Entries;
        }
    }
}
