using System.Globalization;

namespace ClusterSim.Nodes.Probes;

/// <summary>The port that a probe or a hook means.</summary>
/// <remarks>Source: pkg/probe/util.go, ResolveContainerPort (v1.36).</remarks>
internal static class ProbePort
{
    /// <summary>Finds the number: of the container's port of that name, if it is a name.</summary>
    /// <param name="container">Whose port it is.</param>
    /// <param name="port">Number or name.</param>
    /// <param name="number">The number; 0 when there is none.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Resolve(Container container, IntOrString port, out int number)
    {
        var text = port.ToString();
        var named = container.Ports.FindIndex(candidate => candidate.Name == text);
        number = 0;
        if (named >= 0)
            number = container.Ports[named].Port;
        else if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return $"strconv.Atoi: parsing \"{text}\": invalid syntax";
        return number is > 0 and < 65536 ? null : string.Create(CultureInfo.InvariantCulture, $"invalid port number: {number}");
    }
}
