namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with amounts of resources.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateResourceQuantityValue (v1.36).</remarks>
internal static class QuantityValidation
{
    public static void ValidateNotNegative(Quantity quantity, FieldPath path, FieldErrors errors)
    {
        if (quantity < Quantity.Zero)
            errors.Invalid(path, quantity.ToString(), FormatText.NotNegative);
    }

    public static void ValidatePositive(Quantity quantity, FieldPath path, FieldErrors errors)
    {
        if (quantity <= Quantity.Zero)
            errors.Invalid(path, quantity.ToString(), "must be greater than zero");
    }

    /// <summary>Not negative, and whole where the resource is counted in pieces.</summary>
    public static void Validate(string resource, Quantity quantity, FieldPath path, FieldErrors errors)
    {
        ValidateNotNegative(quantity, path, errors);
        if (ResourceNames.IsInteger(resource) && quantity.MilliValue % 1000 != 0)
            errors.Invalid(path, quantity, "must be an integer");
    }

    /// <summary>Not negative; what is, is shown as a whole number.</summary>
    /// <remarks>Source: core/validation/validation.go, validateBasicResource (v1.36).</remarks>
    public static void ValidateAmount(Quantity quantity, FieldPath path, FieldErrors errors)
    {
        if (quantity < Quantity.Zero)
            errors.Invalid(path, quantity.WholeValue, "must be a valid resource quantity");
    }
}
