namespace ClusterSim.ApiServer.Validation;

/// <summary>What validation finds wrong, field by field, in the order found.</summary>
/// <remarks>Source: apimachinery util/validation/field/errors.go (v1.36). The texts are Kubernetes' own.</remarks>
internal sealed class FieldErrors
{
    private List<FieldError>? _errors; // As a rule nothing is wrong.

    public IReadOnlyList<FieldError> Errors => _errors ?? [];

    public bool Any => _errors is not null;

    public int Count => _errors?.Count ?? 0;

    public void Add(FieldError error) => (_errors ??= []).Add(error);

    public void AddRange(FieldErrors others)
    {
        foreach (var error in others.Errors)
            Add(error);
    }

    public void Required(FieldPath field, string detail = "") =>
        Add(new(FieldErrorType.Required, field, null, detail));

    public void Invalid(FieldPath field, object? value, string detail) =>
        Add(new(FieldErrorType.Invalid, field, value, detail));

    /// <summary>One error per text in <paramref name="details"/>: what the checks of names and other formats return.</summary>
    public void Invalid(FieldPath field, object? value, IReadOnlyList<string> details)
    {
        foreach (var detail in details)
            Invalid(field, value, detail);
    }

    public void Forbidden(FieldPath field, string detail) =>
        Add(new(FieldErrorType.Forbidden, field, null, detail));

    public void Duplicate(FieldPath field, object? value, string detail = "") =>
        Add(new(FieldErrorType.Duplicate, field, value, detail));

    public void NotFound(FieldPath field, object? value, string detail = "") =>
        Add(new(FieldErrorType.NotFound, field, value, detail));

    /// <summary>An unknown value of an enumeration; the allowed ones are listed in the order given, which differs from kind to kind in Kubernetes.</summary>
    public void NotSupported(FieldPath field, object? value, params IEnumerable<string> supported)
    {
        var list = string.Join(", ", supported.Select(GoText.Quote));
        Add(new(FieldErrorType.NotSupported, field, value, list.Length == 0 ? "" : "supported values: " + list));
    }

    public void TooLong(FieldPath field, int maxBytes) =>
        Add(new(FieldErrorType.TooLong, field, null, $"may not be more than {maxBytes} bytes"));

    public void TooMany(FieldPath field, int actual, int max) =>
        Add(new(FieldErrorType.TooMany, field, actual, $"must have at most {max} item{(max == 1 ? "" : "s")}"));

    public void TypeInvalid(FieldPath field, object? value, string detail) =>
        Add(new(FieldErrorType.TypeInvalid, field, value, detail));

    public void Internal(FieldPath field, string detail) =>
        Add(new(FieldErrorType.Internal, field, null, detail));

    /// <summary>An error unless <paramref name="value"/> equals <paramref name="old"/>.</summary>
    public void Unchanged<T>(FieldPath field, T value, T old)
    {
        if (!EqualityComparer<T>.Default.Equals(value, old))
            Invalid(field, value, FormatText.Immutable);
    }

    /// <summary>An error for a number below zero.</summary>
    public void NotNegative(FieldPath field, long value)
    {
        if (value < 0)
            Invalid(field, value, FormatText.NotNegative);
    }

    /// <summary>The refusal these errors amount to: 422 <c>Invalid</c>, with one cause per error.</summary>
    /// <param name="group">API group of the kind; empty for the core group.</param>
    /// <param name="kind">Kind of the object that is not valid.</param>
    /// <param name="name">Its name; empty when it has none.</param>
    public Status ToStatus(string group, string kind, string? name)
    {
        var message = $"{(group.Length == 0 ? kind : kind + "." + group)} {GoText.Quote(name ?? "")} is invalid";
        return new()
        {
            Outcome = "Failure",
            Code = 422,
            Reason = "Invalid",
            Message = Any ? message + ": " + Summary() : message,
            Details = new()
            {
                Name = name,
                Group = group.Length == 0 ? null : group,
                Kind = kind,
                Causes = Errors.Select(error => new StatusCause { Reason = error.Reason, Message = error.Body, Field = error.Field.ToString() }).ToValueList(),
            },
        };
    }

    // The causes repeat what was found twice; the message does not.
    private string Summary()
    {
        var texts = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var error in Errors)
            texts.TryAdd(error.ToString(), true);
        return texts.Count == 1 ? texts.GetAt(0).Key : "[" + string.Join(", ", texts.Keys) + "]";
    }
}
