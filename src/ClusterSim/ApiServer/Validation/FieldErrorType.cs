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
