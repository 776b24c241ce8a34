using System.Globalization;
using System.Text;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Nodes.Pods;

/// <summary>What Events about a resize say: the resources of all containers.</summary>
/// <remarks>Source: kubelet/events/event.go, PodResizeStartedMsg (v1.36).</remarks>
internal static class ResizeText
{
    public static string Of(PodSpec spec, long generation, string? error = null)
    {
        var text = new StringBuilder("{");
        Append(text, "initContainers", spec.InitContainers);
        Append(text, "containers", spec.Containers);
        text.Append(CultureInfo.InvariantCulture, $"\"generation\":{generation}");
        if (error is not null)
            text.Append(CultureInfo.InvariantCulture, $",\"error\":{GoText.Quote(error)}");
        return text.Append('}').ToString();
    }

    private static void Append(StringBuilder text, string name, ValueList<Container> containers)
    {
        if (containers.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\"{name}\":[");
        text.AppendJoin(',', containers.Select(container => $"{{\"name\":\"{container.Name}\",\"resources\":{{{Amounts(container.Resources)}}}}}"));
        text.Append("],");
    }

    private static string Amounts(ResourceRequirements resources)
    {
        List<string> parts = [];
        if (resources.Limits.Count > 0)
            parts.Add($"\"limits\":{{{Amounts(resources.Limits)}}}");
        if (resources.Requests.Count > 0)
            parts.Add($"\"requests\":{{{Amounts(resources.Requests)}}}");
        return string.Join(',', parts);
    }

    private static string Amounts(ValueMap<Quantity> amounts) => string.Join(',', amounts.Select(amount => $"\"{amount.Key}\":\"{amount.Value}\""));
}
