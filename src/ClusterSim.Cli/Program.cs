using System.CommandLine;
using ClusterSim.Cli.Commands;
using ClusterSim.Cli.Output;

Terminal.Prepare();
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"); // As the server's own scheduling: read when the first socket is opened.
var root = new RootCommand("A simulated Kubernetes cluster: up in a second, with no Docker and nothing to download.")
{
    UpCommand.Create(),
    RunCommand.Create(),
    SchedulerCommands.Create(),
    ClockCommands.Pause(),
    ClockCommands.Resume(),
    ClockCommands.Step(),
    ClockCommands.Speed(),
};
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
