namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>What is known about a ValidatingAdmissionPolicy's expressions.</summary>
public sealed record ValidatingAdmissionPolicyStatus : ApiRecord
{
    /// <summary>Generation of the policy that was checked last.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }

    /// <summary>Findings of the type check; unset while it has not run.</summary>
    public TypeChecking? TypeChecking { get; init; }

    /// <summary>Current conditions, keyed by type.</summary>
    [ListKeys("type")]
    public ValueList<Condition> Conditions { get; init; } = [];
}
