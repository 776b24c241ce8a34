using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using ClusterSim.Cli.Output;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim run</c>: applies manifests, lets virtual time pass, and says what became of them.</summary>
internal sealed class RunCommand
{
    private readonly ClusterArguments _cluster = new();
    private readonly Option<TimeSpan> _for = new("--for") { Description = "How much virtual time passes, as in 10m.", CustomParser = Durations.Read, DefaultValueFactory = _ => TimeSpan.FromMinutes(10) };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public static Command Create()
    {
        var run = new RunCommand();
        var command = new Command("run", "Applies manifests, lets virtual time pass, and prints what became of them. Exit code 1: a workload did not become ready.") { run._for, run._output };
        run._cluster.AddTo(command);
        command.SetAction((arguments, _) => Failures.ReportAsync(() => Task.FromResult(run.Run(arguments))));
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var files = _cluster.FilesFrom(arguments);
        if (files.Count == 0)
            throw new ArgumentException("Nothing to run: name manifests with -f FILE.");
        using var cluster = new Cluster(_cluster.OptionsFrom(arguments, ClusterOptions.DefaultStart));
        var took = Stopwatch.StartNew();
        cluster.ApplyFiles(files);
        var time = arguments.GetValue(_for);
        var isText = arguments.GetValue(_output) == OutputFormat.Text;
        Progress.While(isText, cluster, time);
        var outcome = RunOutcome.Of(cluster);
        if (isText)
            RunReport.Print(cluster, outcome, time, took.Elapsed);
        else
            Console.WriteLine(RunReport.ToJson(cluster, outcome).ToJsonString());
        return outcome.IsReady ? 0 : 1;
    }
}
