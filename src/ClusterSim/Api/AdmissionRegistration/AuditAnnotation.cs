namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A text that is added to the audit event of a request.</summary>
public sealed record AuditAnnotation : ApiRecord
{
    /// <summary>Last part of the annotation's key, unique in the policy; the policy's name goes before it.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>CEL that yields text, or null for no annotation; at most 5 KiB.</summary>
    [Required]
    public string ValueExpression { get; init; } = "";
}
