namespace ClusterSim.Nodes.Runtime;

/// <summary>Why an image cannot be pulled.</summary>
public enum ImageFault : byte
{
    /// <summary>The registry has no such image or tag.</summary>
    NotFound,

    /// <summary>The registry asks for credentials.</summary>
    AccessDenied,

    /// <summary>The registry does not answer.</summary>
    RegistryUnavailable,
}
