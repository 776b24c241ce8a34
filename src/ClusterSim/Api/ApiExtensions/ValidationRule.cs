namespace ClusterSim.Api.ApiExtensions;

/// <summary>A rule in the Common Expression Language that values must keep.</summary>
public sealed record ValidationRule : ApiRecord
{
    /// <summary>An expression that is true for good values; <c>self</c> is the value, <c>oldSelf</c> the one it replaces.</summary>
    [Required]
    public string Rule { get; init; } = "";

    /// <summary>What to say of values that break it.</summary>
    public string? Message { get; init; }

    /// <summary>An expression that gives the message; counts more than <see cref="Message"/>.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>Kind of the error: <c>FieldValueInvalid</c> (the default), <c>FieldValueForbidden</c>, <c>FieldValueRequired</c> or <c>FieldValueDuplicate</c>.</summary>
    [KeepEmpty]
    public string? Reason { get; init; }

    /// <summary>The field below the value to which the error points, as in <c>.spec.size</c>.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Whether the rule is also checked for new values; <c>oldSelf</c> is then an optional.</summary>
    public bool? OptionalOldSelf { get; init; }
}
