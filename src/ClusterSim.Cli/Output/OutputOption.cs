using System.CommandLine;

namespace ClusterSim.Cli.Output;

/// <summary>For whom a command writes.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}

/// <summary>The option that says for whom.</summary>
internal static class OutputOption
{
    public static Option<OutputFormat> Create() => new("--output", "-o") { Description = "text for people, json for programs." };
}
