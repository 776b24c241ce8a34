using System.CommandLine;
using ClusterSim.Cli.Commands;
using ClusterSim.Cli.Output;

Terminal.Prepare();
var root = new RootCommand("A simulated Kubernetes cluster: up in a second, with no Docker and nothing to download.")
{
    UpCommand.Create(),
    RunCommand.Create(),
    ClockCommands.Pause(),
    ClockCommands.Resume(),
    ClockCommands.Step(),
    ClockCommands.Speed(),
};
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
