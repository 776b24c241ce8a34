namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>An expression that must hold for a write to be accepted.</summary>
public sealed record Validation : ApiRecord
{
    /// <summary>CEL that yields a boolean; sees <c>object</c>, <c>oldObject</c>, <c>request</c>, <c>params</c>, <c>namespaceObject</c>, <c>variables</c> and <c>authorizer</c>.</summary>
    [Required]
    public string Expression { get; init; } = "";

    /// <summary>What to say when it does not hold; no line breaks.</summary>
    public string? Message { get; init; }

    /// <summary>Reason of the refusal: <c>Forbidden</c>, <c>Invalid</c> (default) or <c>RequestEntityTooLarge</c>.</summary>
    [KeepEmpty]
    public string? Reason { get; init; }

    /// <summary>CEL that yields the message; goes before <c>message</c>, which stands in when it fails.</summary>
    public string? MessageExpression { get; init; }
}
