namespace ClusterSim.Api.Meta;

/// <summary>What the conditions of all kinds have in common: one finding about an object.</summary>
public interface ICondition
{
    /// <summary>Name of the condition in CamelCase, as in <c>Ready</c>; unique in a list.</summary>
    string Type { get; }

    /// <summary>Whether the finding applies: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    string Status { get; }

    /// <summary>Time at which the status last changed; null when nobody recorded it.</summary>
    Time? LastTransitionTime { get; }

    /// <summary>CamelCase cause of the last change; null or empty when there is none.</summary>
    string? Reason { get; }

    /// <summary>Text for people with details.</summary>
    string? Message { get; }
}
