namespace ClusterSim.Api.Core;

/// <summary>A ConfigMap or Secret whose entries all become environment variables.</summary>
public sealed record EnvFromSource : ApiRecord
{
    /// <summary>Text put before each key to form the variable name; defaults to nothing.</summary>
    public string? Prefix { get; init; }

    /// <summary>ConfigMap to import from. Null when <c>secretRef</c> is used.</summary>
    public ConfigMapEnvSource? ConfigMapRef { get; init; }

    /// <summary>Secret to import from. Null when <c>configMapRef</c> is used.</summary>
    public SecretEnvSource? SecretRef { get; init; }
}
