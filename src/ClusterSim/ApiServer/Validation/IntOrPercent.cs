using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Checks counts that are given absolutely or as a percentage.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidatePositiveIntOrPercent (v1.36).</remarks>
internal static partial class IntOrPercent
{
    private static readonly string NotAPercentage =
        FormatText.Regex("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%");

    /// <summary>Neither below zero nor a text that is no percentage.</summary>
    public static void Validate(IntOrString value, FieldPath path, FieldErrors errors)
    {
        if (!value.IsText)
            errors.NotNegative(path, value.Number);
        else if (!Percentage().IsMatch(value.Text))
            errors.Invalid(path, value, NotAPercentage);
    }

    public static void ValidateAtMost100Percent(IntOrString value, FieldPath path, FieldErrors errors)
    {
        if (PercentOf(value) > 100)
            errors.Invalid(path, value, "must not be greater than 100%");
    }

    /// <summary>Whether it is 0 or 0 %.</summary>
    public static bool IsZero(IntOrString? value) => value is not { } given || (PercentOf(given) ?? NumberOf(given)) == 0;

    private static int? PercentOf(IntOrString value) => value.IsText && Percentage().IsMatch(value.Text) ? Number(value.Text[..^1]) : null;

    private static int NumberOf(IntOrString value) => value.IsText ? Number(value.Text) : value.Number;

    // What does not parse counts as 0, as Go's Atoi returns it.
    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^[0-9]+%\z")]
    private static partial Regex Percentage();
}
