namespace ClusterSim.Api.Meta;

/// <summary>One cause of a failed request, such as an invalid field.</summary>
public sealed record StatusCause : ApiRecord
{
    /// <summary>CamelCase type of the cause, such as <c>FieldValueInvalid</c> or <c>FieldValueRequired</c>; empty means unknown.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people that describes the cause.</summary>
    public string? Message { get; init; }

    /// <summary>Path of the offending field, such as <c>spec.containers[0].name</c>; empty if not about a field.</summary>
    public string? Field { get; init; }
}
