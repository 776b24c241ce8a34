namespace ClusterSim.ApiServer.Validation;

/// <summary>What is wrong with a field.</summary>
internal enum FieldErrorType
{
    Required,
    Invalid,
    Forbidden,
    Duplicate,
    NotFound,
    NotSupported,
    TooLong,
    TooMany,
    TypeInvalid,
    Internal,
}

/// <summary>One thing wrong with one field.</summary>
/// <param name="Type">What is wrong.</param>
/// <param name="Field">Where.</param>
/// <param name="Value">The value found there; shown for some types of error.</param>
/// <param name="Detail">What would be right; may be empty.</param>
internal sealed record FieldError(FieldErrorType Type, FieldPath Field, object? Value, string Detail);
