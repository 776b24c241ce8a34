namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A type error in one expression.</summary>
public sealed record ExpressionWarning : ApiRecord
{
    /// <summary>Path of the field that holds the expression, such as <c>spec.validations[0].expression</c>.</summary>
    [Required]
    public string FieldRef { get; init; } = "";

    /// <summary>What is wrong, and with which types.</summary>
    [Required]
    public string Warning { get; init; } = "";
}
