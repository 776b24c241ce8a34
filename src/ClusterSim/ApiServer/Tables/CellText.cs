using System.Globalization;
using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.ApiServer.Tables;

/// <summary>Forms that cells of several kinds share.</summary>
/// <remarks>Source: apimachinery labels/labels.go, FormatLabels; apis/meta/v1/helpers.go, FormatLabelSelector; printers.go, listWithMoreString (v1.36).</remarks>
internal static class CellText
{
    public const string None = "<none>";
    public const string Unknown = "<unknown>";
    public const string NotSet = "<unset>";

    private const int Shown = 3; // max, in all of the formatters.

    /// <summary>Labels or a simple selector: <c>app=web,tier=front</c>.</summary>
    public static string Labels(ValueMap<string> labels) => labels.Count == 0 ? None : labels.ToString();

    /// <summary>A selector in the form requests use.</summary>
    public static string Selector(LabelSelector? selector) => Query(selector) switch
    {
        null => "<error>",
        "" => None,
        var text => text,
    };

    /// <summary>As <see cref="Selector"/>, without stand-ins: empty for one that has no conditions, null for one that makes no sense.</summary>
    public static string? Query(LabelSelector? selector)
    {
        if (selector is null)
            return "";
        var isSound = selector.MatchExpressions.All(expression => expression.Operator is "In" or "NotIn" or "Exists" or "DoesNotExist");
        return isSound ? LabelQuery.From(selector).ToString() : null;
    }

    /// <summary>The first three of many, and how many more there are.</summary>
    public static string FirstOf(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        var shown = string.Join(',', all.Take(Shown));
        return all.Count > Shown ? WithMore(shown, all.Count - Shown) : shown.Length == 0 ? NotSet : shown;
    }

    public static string WithMore(string shown, int more) => string.Create(CultureInfo.InvariantCulture, $"{shown} + {more} more...");

    /// <summary>Where traffic to a load balancer enters, each address once and in ordinal order.</summary>
    public static string Addresses(IEnumerable<(string? Ip, string? Hostname)> ingress) => string.Join(',', ingress
        .Select(entry => string.IsNullOrEmpty(entry.Ip) ? entry.Hostname : entry.Ip)
        .Where(address => !string.IsNullOrEmpty(address))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));
}
