namespace ClusterSim.Api.ApiExtensions;

/// <summary>The names of a kind.</summary>
public sealed record CustomResourceDefinitionNames : ApiRecord
{
    /// <summary>Lower-case plural, the last part of the URL path.</summary>
    [Required]
    public string Plural { get; init; } = "";

    /// <summary>Lower-case singular; the kind in lower case unless set.</summary>
    public string? Singular { get; init; }

    /// <summary>Abbreviations that <c>kubectl</c> accepts.</summary>
    [Atomic]
    public ValueList<string> ShortNames { get; init; } = [];

    /// <summary>Name of the kind in CamelCase.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Kind of its lists; the kind followed by <c>List</c> unless set.</summary>
    public string? ListKind { get; init; }

    /// <summary>Groups of kinds that include this one, as in <c>all</c>.</summary>
    [Atomic]
    public ValueList<string> Categories { get; init; } = [];
}
