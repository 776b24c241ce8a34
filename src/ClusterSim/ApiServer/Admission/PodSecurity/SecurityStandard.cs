namespace ClusterSim.ApiServer.Admission;

/// <summary>A level as a certain minor version of Kubernetes defines it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Minor">The minor version, as in 30 for <c>v1.30</c>; <see cref="Latest"/> for the newest.</param>
internal readonly record struct SecurityStandard(SecurityLevel Level, int Minor)
{
    /// <summary>Stands for the newest version.</summary>
    public const int Latest = int.MaxValue;

    /// <summary>As in <c>restricted:latest</c>.</summary>
    public override string ToString() => $"{Level.ToString().ToLowerInvariant()}:{(Minor == Latest ? "latest" : $"v1.{Minor}")}";
}
