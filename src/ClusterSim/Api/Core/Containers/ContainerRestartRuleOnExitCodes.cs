namespace ClusterSim.Api.Core;

/// <summary>Condition that compares a container's exit code with a list.</summary>
public sealed record ContainerRestartRuleOnExitCodes : ApiRecord
{
    /// <summary><c>In</c> matches a listed exit code, <c>NotIn</c> one that is not listed.</summary>
    [Required]
    public string Operator { get; init; } = "";

    /// <summary>Exit codes to compare with, at most 255 entries.</summary>
    [SetList]
    public ValueList<int> Values { get; init; } = [];
}
