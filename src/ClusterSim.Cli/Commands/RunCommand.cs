using System.CommandLine;
using System.Diagnostics;
using ClusterSim.Cli.Output;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim run</c>: applies manifests, lets virtual time pass, and says what became of them.</summary>
internal sealed class RunCommand
{
    private readonly ClusterArguments _cluster = new();
    private readonly Option<TimeSpan> _for = new("--for") { Description = "How much virtual time passes, as in 10m.", CustomParser = Durations.Read, DefaultValueFactory = _ => TimeSpan.FromMinutes(10) };
    private readonly Option<bool> _each = new("--each") { Description = "Takes every file alone, on a fresh cluster." };
    private readonly Option<bool> _namespaces = new("--create-namespaces") { Description = "Creates namespaces that no manifest brings, and says so; false: what is in them is refused.", DefaultValueFactory = _ => true };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public static Command Create()
    {
        var run = new RunCommand();
        var command = new Command("run", "Applies manifests, lets virtual time pass, and prints what became of them; each directory below one that is named is a set of its own, on a fresh cluster. Exit code 1: something was refused, or a workload did not become ready.")
        {
            run._for, run._each, run._namespaces, run._output,
        };
        run._cluster.AddTo(command);
        command.SetAction((arguments, _) => Failures.ReportAsync(() => Task.FromResult(run.Run(arguments))));
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var sets = _cluster.SetsFrom(arguments);
        if (sets.Count == 0)
            throw new ArgumentException("Nothing to run: name manifests with -f FILE.");
        var isText = arguments.GetValue(_output) == OutputFormat.Text;
        var isEach = arguments.GetValue(_each);
        if (isEach)
            sets = [.. sets.SelectMany(set => set.Files.Select(file => new ManifestSet(sets.Count > 1 ? $"{set.Name}/{Path.GetFileName(file)}" : Path.GetFileName(file), [file])))];
        return sets.Count == 1 && !isEach ? RunOne(arguments, sets[0], isText) : RunMany(arguments, sets, isText);
    }

    private int RunOne(ParseResult arguments, ManifestSet set, bool isText)
    {
        var time = arguments.GetValue(_for);
        var took = Stopwatch.StartNew();
        using var cluster = new Cluster(_cluster.OptionsFrom(arguments, ClusterOptions.DefaultStart));
        var run = new SetRun(cluster, set, arguments.GetValue(_namespaces));
        if (isText)
            RunReport.PrintLoad(run);
        Progress.While(isText, run.Advance, time);
        var outcome = RunOutcome.Of(cluster);
        if (isText)
            RunReport.Print(run, outcome, time, took.Elapsed);
        else
            Console.WriteLine(RunReport.ToJson(run, outcome).ToJsonString());
        return run.IsGood(outcome) ? 0 : 1;
    }

    private int RunMany(ParseResult arguments, IReadOnlyList<ManifestSet> sets, bool isText)
    {
        var time = arguments.GetValue(_for);
        var report = new SetsReport(isText, sets.Count, time);
        var areGood = true;
        foreach (var set in sets)
        {
            report.Begin(set.Name);
            using var cluster = new Cluster(_cluster.OptionsFrom(arguments, ClusterOptions.DefaultStart));
            var run = new SetRun(cluster, set, arguments.GetValue(_namespaces));
            run.Advance(time);
            var outcome = RunOutcome.Of(cluster);
            areGood &= run.IsGood(outcome);
            report.Add(run, outcome);
        }
        report.End();
        return areGood ? 0 : 1;
    }
}
