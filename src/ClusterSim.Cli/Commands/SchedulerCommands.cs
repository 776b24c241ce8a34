using System.CommandLine;
using ClusterSim.Cli.Commands.Experiments;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim scheduler …</c></summary>
internal static class SchedulerCommands
{
    public static Command Create() => new("scheduler", "What the scheduler does, and why.") { ExplainCommand.Create(), LabCommand.Create() };
}
