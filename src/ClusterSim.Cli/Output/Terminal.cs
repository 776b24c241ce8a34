using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>What is written to a file or a pipe has neither colours nor line breaks that a narrow window would need.</summary>
internal static class Terminal
{
    private const int FileWidth = 10_000;

    public static void Prepare()
    {
        if (!Console.IsOutputRedirected)
            return;
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        AnsiConsole.Profile.Capabilities.Interactive = false;
        AnsiConsole.Profile.Width = FileWidth;
    }
}
