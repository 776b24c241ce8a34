namespace ClusterSim.Api.Meta;

/// <summary>One finding about the state of an object, in the form shared by many kinds.</summary>
public sealed record Condition : ApiRecord, ICondition
{
    /// <summary>Name of the condition in CamelCase, unique in the list, at most 316 characters.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the finding applies: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Generation of the object on which the finding rests; smaller than the current one means outdated.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty, Required]
    public Time? LastTransitionTime { get; init; }

    /// <summary>CamelCase cause of the last change, 1–1024 characters.</summary>
    [Required]
    public string Reason { get; init; } = "";

    /// <summary>Text for people with details; may be empty, at most 32768 characters.</summary>
    [Required]
    public string Message { get; init; } = "";
}
