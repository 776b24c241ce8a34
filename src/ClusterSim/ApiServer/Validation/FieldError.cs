namespace ClusterSim.ApiServer.Validation;

/// <summary>One thing wrong with one field.</summary>
/// <remarks>Source: apimachinery util/validation/field/errors.go (v1.36).</remarks>
/// <param name="Type">What is wrong.</param>
/// <param name="Field">Where.</param>
/// <param name="Value">The value found there, or <see cref="FieldValue.Omitted"/>; shown for some types of error.</param>
/// <param name="Detail">What would be right; may be empty.</param>
internal sealed record FieldError(FieldErrorType Type, FieldPath Field, object? Value, string Detail)
{
    /// <summary>The error without the field's name: <c>Invalid value: 0: must be between 1 and 65535, inclusive</c>.</summary>
    public string Body
    {
        get
        {
            var text = ShowsValue ? Title + ": " + FieldValue.Text(Value) : Title;
            return Detail.Length == 0 ? text : text + ": " + Detail;
        }
    }

    /// <summary>Reason of the cause that stands for this error in a <c>Status</c>.</summary>
    public string Reason => Type switch
    {
        FieldErrorType.Internal => "InternalError",
        FieldErrorType.NotFound => "FieldValueNotFound",
        _ => "FieldValue" + Type,
    };

    private bool ShowsValue =>
        Type is not (FieldErrorType.Required or FieldErrorType.Forbidden or FieldErrorType.TooLong or FieldErrorType.Internal)
        && !ReferenceEquals(Value, FieldValue.Omitted);

    private string Title => Type switch
    {
        FieldErrorType.Required => "Required value",
        FieldErrorType.Invalid or FieldErrorType.TypeInvalid => "Invalid value",
        FieldErrorType.Forbidden => "Forbidden",
        FieldErrorType.Duplicate => "Duplicate value",
        FieldErrorType.NotFound => "Not found",
        FieldErrorType.NotSupported => "Unsupported value",
        FieldErrorType.TooLong => "Too long",
        FieldErrorType.TooMany => "Too many",
        _ => "Internal error",
    };

    /// <summary>Field and body.</summary>
    public override string ToString() => Field + ": " + Body;
}
