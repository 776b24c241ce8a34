using System.CommandLine;
using System.Text.Json.Nodes;
using ClusterSim.Cli.Output;
using ClusterSim.Server;
using ClusterSim.Server.Clock;
using ClusterSim.Server.Kubeconfigs;
using Spectre.Console;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim pause|resume|step|speed</c>: the clock of a cluster that is up.</summary>
internal static class ClockCommands
{
    public static Command Pause() => Create("pause", "Stops the virtual clock of a running cluster; it still answers.", _ => new() { ["paused"] = true });

    public static Command Resume() => Create("resume", "Lets the virtual clock go on.", _ => new() { ["paused"] = false });

    public static Command Step()
    {
        var time = new Argument<TimeSpan>("duration") { Description = "How much virtual time passes at once, as in 90s or 1h.", CustomParser = Durations.Read };
        return Create("step", "Lets some virtual time pass at once, and pauses there.", arguments => new() { ["stepSeconds"] = arguments.GetValue(time).TotalSeconds }, time);
    }

    public static Command Speed()
    {
        var speed = new Argument<double>("speed") { Description = "Virtual seconds per second: 1, 10, …, or max.", CustomParser = Speeds.Read };
        return Create("speed", "Changes how fast virtual time passes.", arguments => new() { ["speed"] = double.IsPositiveInfinity(arguments.GetValue(speed)) ? Speeds.Max : arguments.GetValue(speed) }, speed);
    }

    private static Command Create(string name, string description, Func<ParseResult, JsonObject> changeOf, Argument? argument = null)
    {
        var kubeconfig = KubeconfigOption.ToRead();
        var output = OutputOption.Create();
        var command = new Command(name, description) { kubeconfig, output };
        if (argument is not null)
            command.Add(argument);
        command.SetAction((arguments, cancellation) => Failures.ReportAsync(async () =>
        {
            using var clock = new ClockClient(Kubeconfig.Load(arguments.GetValue(kubeconfig)!));
            var state = await clock.ChangeAsync(changeOf(arguments), cancellation).ConfigureAwait(false);
            if (arguments.GetValue(output) == OutputFormat.Json)
                Console.WriteLine(state.ToJsonString());
            else
                Show(state);
            return 0;
        }));
        return command;
    }

    private static void Show(JsonObject state)
    {
        var speed = state["speed"]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? Speeds.Max : Speeds.Show(state["speed"]!.GetValue<double>());
        var pace = state["paused"]!.GetValue<bool>() ? "paused" : "running, " + speed;
        AnsiConsole.MarkupLineInterpolated($"{state["now"]!.GetValue<string>()} [grey]({pace})[/]");
    }
}
