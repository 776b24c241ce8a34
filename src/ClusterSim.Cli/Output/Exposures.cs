using ClusterSim.Server.Exposure;
using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>Says which ports of this machine lead where.</summary>
internal static class Exposures
{
    public static ExposureOptions Printed { get; } = new()
    {
        Opened = port => AnsiConsole.MarkupLineInterpolated($"[green]{port.Local}[/] → {port.Source} {Where(port)}"),
        Closed = port => AnsiConsole.MarkupLineInterpolated($"[grey]{port.Local} is closed[/]"),
    };

    private static string Where(ExposedPort port) => port.IsNodePort ? $"(node port {port.Port})" : $"({port.Address}:{port.Port})";
}
