namespace ClusterSim.ApiServer.Validation;

/// <summary>What validation finds wrong, field by field, in the order found.</summary>
/// <remarks>Source: apimachinery util/validation/field/errors.go (v1.36). The texts are Kubernetes' own.</remarks>
internal sealed class FieldErrors
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public bool Any => _errors.Count > 0;

    public void Add(FieldError error) => _errors.Add(error);

    public void Required(FieldPath field, string detail = "") =>
        Add(new(FieldErrorType.Required, field, null, detail));

    public void Invalid(FieldPath field, object? value, string detail) =>
        Add(new(FieldErrorType.Invalid, field, value, detail));

    public void Forbidden(FieldPath field, string detail) =>
        Add(new(FieldErrorType.Forbidden, field, null, detail));

    public void Duplicate(FieldPath field, object? value) =>
        Add(new(FieldErrorType.Duplicate, field, value, ""));

    public void NotFound(FieldPath field, object? value) =>
        Add(new(FieldErrorType.NotFound, field, value, ""));

    /// <summary>An unknown value of an enumeration; the allowed ones are listed sorted and quoted.</summary>
    public void NotSupported(FieldPath field, object? value, params IEnumerable<string> supported) =>
        Add(new(FieldErrorType.NotSupported, field, value, "supported values: " + string.Join(", ", supported.Order(StringComparer.Ordinal).Select(v => $"\"{v}\""))));

    public void TooLong(FieldPath field, int maxBytes) =>
        Add(new(FieldErrorType.TooLong, field, null, $"may not be more than {maxBytes} bytes"));

    public void TooMany(FieldPath field, int actual, int max) =>
        Add(new(FieldErrorType.TooMany, field, actual, $"must have at most {max} item{(max == 1 ? "" : "s")}"));
}
