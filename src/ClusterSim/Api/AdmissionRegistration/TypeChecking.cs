namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>What a type check of a policy's expressions found.</summary>
public sealed record TypeChecking : ApiRecord
{
    /// <summary>One warning per expression that does not fit the types it is evaluated with.</summary>
    [Atomic]
    public ValueList<ExpressionWarning> ExpressionWarnings { get; init; } = [];
}
