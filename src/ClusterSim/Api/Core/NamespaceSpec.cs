namespace ClusterSim.Api.Core;

/// <summary>Desired state of a Namespace: what holds back its removal.</summary>
public sealed record NamespaceSpec : ApiRecord
{
    /// <summary>Tokens, normally <c>kubernetes</c>, that must all be removed before the Namespace disappears.</summary>
    [Atomic]
    public ValueList<string> Finalizers { get; init; } = [];
}
