namespace ClusterSim.Nodes.Programs.Files;

/// <summary>Anything that has a place in a file system.</summary>
internal abstract class FileNode(int mode)
{
    /// <summary>Permissions, as in <c>0644</c>.</summary>
    public int Mode { get; set; } = mode;

    public DateTimeOffset Modified { get; set; }

    public int UserId { get; set; }

    public int GroupId { get; set; }

    /// <summary>What <c>ls -l</c> puts before the permissions.</summary>
    public abstract char TypeLetter { get; }

    public virtual long Size => 0;
}
