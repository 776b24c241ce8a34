using System.Globalization;
using ClusterSim.Api.Autoscaling;

namespace ClusterSim.ApiServer.Tables.Autoscaling;

/// <summary>What an autoscaler looks at: current value and target of its metrics.</summary>
/// <remarks>Source: printers.go, formatHPAMetrics (v1.36).</remarks>
internal static class MetricText
{
    private const int Shown = 2; // max

    public static string Of(ValueList<MetricSpec> specs, ValueList<MetricStatus> statuses)
    {
        if (specs.Count == 0)
            return CellText.None;
        var texts = specs.Select((spec, i) => Of(spec, i < statuses.Count ? statuses[i] : null)).ToList();
        var shown = string.Join(", ", texts.Take(Shown));
        return texts.Count > Shown ? CellText.WithMore(shown, texts.Count - Shown) : shown;
    }

    private static string Of(MetricSpec spec, MetricStatus? status) => spec switch
    {
        { Type: "External", External: { } external } => OfValue(external.Target, status?.External?.Current),
        { Type: "Object", Object: { } target } => OfValue(target.Target, status?.Object?.Current),
        { Type: "Pods", Pods: { } pods } => $"{Known(status?.Pods?.Current, current => Text(current.AverageValue))}/{Text(pods.Target.AverageValue)}",
        { Type: "Resource", Resource: { } resource } => OfResource(resource.Name, resource.Target, status?.Resource?.Current),
        { Type: "ContainerResource", ContainerResource: { } resource } => OfResource(resource.Name, resource.Target, status?.ContainerResource?.Current),
        _ => "<unknown type>",
    };

    private static string OfValue(MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{current?.AverageValue?.ToString() ?? CellText.Unknown}/{average} (avg)"
        : $"{Known(current, known => Text(known.Value))}/{Text(target.Value)}";

    private static string OfResource(string name, MetricTarget target, MetricValueStatus? current) => target.AverageValue is { } average
        ? $"{name}: {Known(current, known => Text(known.AverageValue))}/{average}"
        : $"{name}: {Percent(current?.AverageUtilization, CellText.Unknown)}/{Percent(target.AverageUtilization, "<auto>")}";

    private static string Known(MetricValueStatus? current, Func<MetricValueStatus, string> text) => current is null ? CellText.Unknown : text(current);

    private static string Percent(int? percent, string standIn) => percent is { } known ? known.ToString(CultureInfo.InvariantCulture) + "%" : standIn;

    private static string Text(Quantity? quantity) => quantity?.ToString() ?? "<nil>"; // As Go writes a missing one.
}
