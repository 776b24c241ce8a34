using System.CommandLine;
using ClusterSim.Cli.Output;
using ClusterSim.Lab;
using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary><c>clustersim scheduler lab</c>: compares policies on workloads, and writes tables and charts.</summary>
internal sealed class LabCommand
{
    private readonly ExperimentArguments _experiment = new();
    private readonly OutputFolderOptions _output = new();
    private readonly Option<int> _shards = new("--shards") { Description = "Of how many parts this is one; the runs are dealt out among them.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _shard = new("--shard") { Description = "Which part, from 0. Its results are joined with: clustersim scheduler lab merge." };
    private readonly Option<int> _parallel = new("--parallel") { Description = "How many runs go on at a time: no part of the results.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Command Create()
    {
        var lab = new LabCommand();
        var command = new Command("lab", "Replays workloads against scheduling policies, each with every seed, and writes tables and charts.")
        {
            lab._shards, lab._shard, lab._parallel, LabMergeCommand.Create(), LabManifestCommand.Create(),
        };
        lab._experiment.AddTo(command);
        lab._output.AddTo(command);
        lab._parallel.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1)
                result.AddError("--parallel: expected a number from 1.");
        });
        command.SetAction((arguments, cancellation) => Failures.ReportAsync(() => Task.FromResult(lab.Run(arguments, cancellation))));
        return command;
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        var shard = new Shard(arguments.GetValue(_shard), arguments.GetValue(_shards));
        _ = shard.RunsOf(0); // That there is such a part shows before anything is read.
        var folder = _output.From(arguments);
        folder.RequireFree(shard.IsPart ? ReportFiles.ShardName(shard) : ReportFiles.ResultsName);
        var experiment = _experiment.From(arguments);
        var result = LabProgress.While(shard.RunsOf(experiment.Runs.Count).Count(), finished => Execute(experiment, shard, arguments.GetValue(_parallel), finished, cancellation));
        folder.Write(result.ToFiles());
        LabReport.Print(result, folder.Path);
        return 0;
    }

    private static SweepResult Execute(Experiment experiment, Shard shard, int parallelism, Action finished, CancellationToken cancellation)
    {
        try
        {
            return Sweep.Run(experiment, shard, parallelism, _ => finished(), TimeProvider.System, cancellation);
        }
        catch (InvalidOperationException broken) // A plugin that fails is its author's to mend: who runs it wants to know which.
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }
}
