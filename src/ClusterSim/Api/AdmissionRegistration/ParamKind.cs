namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Kind of the objects that serve as a policy's parameters.</summary>
[Atomic]
public sealed record ParamKind : ApiRecord
{
    /// <summary>Group and version, such as <c>rules.example.com/v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Name of the kind.</summary>
    public string? Kind { get; init; }
}
