namespace ClusterSim.ApiServer.Tables;

/// <summary>What the rows of a table carry besides their cells, as <c>includeObject=</c> asks for.</summary>
internal enum TableObjects : byte
{
    /// <summary>The object's metadata.</summary>
    Metadata,

    /// <summary>The whole object.</summary>
    Object,

    /// <summary>Nothing.</summary>
    None,
}
