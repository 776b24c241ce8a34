namespace ClusterSim.Scheduling;

/// <summary>Names of images as Nodes report them.</summary>
/// <remarks>Source: plugins/imagelocality/image_locality.go, normalizedImageName (v1.36).</remarks>
internal static class ImageNames
{
    /// <summary>The name with <c>:latest</c> when it has no tag; a colon before the last slash belongs to a registry's port.</summary>
    public static string Normalize(string name) => name.LastIndexOf(':') <= name.LastIndexOf('/') ? name + ":latest" : name;
}
