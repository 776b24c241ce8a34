namespace ClusterSim.Api.ApiExtensions;

/// <summary>One version of a kind.</summary>
public sealed record CustomResourceDefinitionVersion : ApiRecord
{
    /// <summary>Name of the version, as in <c>v1</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Whether it is served.</summary>
    [Required]
    public bool Served { get; init; }

    /// <summary>Whether objects are stored in this version; true for exactly one.</summary>
    [Required]
    public bool Storage { get; init; }

    /// <summary>Whether answers warn that the version is on its way out.</summary>
    [OmitZero]
    public bool Deprecated { get; init; }

    /// <summary>The warning; a text that names the next version unless set.</summary>
    [KeepEmpty]
    public string? DeprecationWarning { get; init; }

    /// <summary>What objects look like in this version.</summary>
    public CustomResourceValidation? Schema { get; init; }

    /// <summary>Which subresources are served.</summary>
    public CustomResourceSubresources? Subresources { get; init; }

    /// <summary>Columns that <c>kubectl get</c> shows after the name; the age alone when there are none.</summary>
    [Atomic]
    public ValueList<CustomResourceColumnDefinition> AdditionalPrinterColumns { get; init; } = [];

    /// <summary>Fields by which objects can be searched; at most eight.</summary>
    [Atomic]
    public ValueList<SelectableField> SelectableFields { get; init; } = [];
}
