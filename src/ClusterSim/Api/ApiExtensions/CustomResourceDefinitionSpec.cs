namespace ClusterSim.Api.ApiExtensions;

/// <summary>What a CustomResourceDefinition asks for.</summary>
public sealed record CustomResourceDefinitionSpec : ApiRecord
{
    /// <summary>API group of the kind, a domain with a dot; the definition's name is <c>plural.group</c>.</summary>
    [Required]
    public string Group { get; init; } = "";

    /// <summary>Under which names the kind is known.</summary>
    [Required]
    public CustomResourceDefinitionNames Names { get; init; } = Unset<CustomResourceDefinitionNames>.Value;

    /// <summary>Where objects live: <c>Namespaced</c> or <c>Cluster</c>.</summary>
    [Required]
    public string Scope { get; init; } = "";

    /// <summary>The versions; exactly one is the form in which objects are stored.</summary>
    [Required]
    [Atomic]
    [NullWhenEmpty]
    public ValueList<CustomResourceDefinitionVersion> Versions { get; init; } = [];

    /// <summary>How objects get from one version into another; by default only <c>apiVersion</c> changes.</summary>
    public CustomResourceConversion? Conversion { get; init; }

    /// <summary>A relic that must be false: <c>x-kubernetes-preserve-unknown-fields</c> in the schema takes its place.</summary>
    [OmitZero]
    public bool PreserveUnknownFields { get; init; }
}
