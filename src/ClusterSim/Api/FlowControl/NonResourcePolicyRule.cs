namespace ClusterSim.Api.FlowControl;

/// <summary>Matches requests for paths outside resources.</summary>
public sealed record NonResourcePolicyRule : ApiRecord
{
    /// <summary>Actions in lower case; <c>*</c> alone means all.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> Verbs { get; init; } = [];

    /// <summary>Paths such as <c>/healthz</c> or <c>/healthz/*</c>; <c>*</c> alone means all.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> NonResourceURLs { get; init; } = [];
}
