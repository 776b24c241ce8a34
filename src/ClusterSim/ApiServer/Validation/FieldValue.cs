using System.Globalization;

namespace ClusterSim.ApiServer.Validation;

/// <summary>How the offending value stands in an error's text.</summary>
internal static class FieldValue
{
    /// <summary>In place of a value: the text names none.</summary>
    public static readonly object Omitted = new();

    /// <summary>Strings quoted, numbers and truth values plain, nothing as <c>null</c>, the rest as JSON.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => GoText.Quote(text),
        bool truth => truth ? "true" : "false",
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => InternalJson.Text(value),
    };
}
