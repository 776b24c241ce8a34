using System.CommandLine;
using ClusterSim.Cli.Output;
using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary><c>clustersim scheduler lab merge</c>: joins the parts of an experiment.</summary>
internal sealed class LabMergeCommand
{
    private readonly Argument<string[]> _folders = new("folders") { Description = "Folders that hold shards.", Arity = ArgumentArity.OneOrMore };
    private readonly OutputFolderOptions _output = new();

    public static Command Create()
    {
        var merge = new LabMergeCommand();
        var command = new Command("merge", "Joins shards to what one run of the whole experiment would have given, byte for byte but for what was measured.") { merge._folders };
        merge._output.AddTo(command);
        command.SetAction((arguments, _) => Failures.ReportAsync(() => Task.FromResult(merge.Run(arguments))));
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var folder = _output.From(arguments);
        folder.RequireFree(ReportFiles.ResultsName);
        var shards = arguments.GetValue(_folders)!.SelectMany(ShardsIn).ToList();
        var result = SweepResult.Merge(shards);
        folder.Write(result.ToFiles());
        LabReport.Print(result, folder.Path);
        return 0;
    }

    private static IEnumerable<SweepResult> ShardsIn(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        var files = Directory.EnumerateFiles(folder, "shard-*-of-*.json").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new FileNotFoundException($"There is no shard-….json in {folder}.");
        return files.Select(file =>
        {
            var measured = Path.Combine(folder, "measured", Path.GetFileName(file));
            return ResultJson.Read(File.ReadAllText(file), File.Exists(measured) ? File.ReadAllText(measured) : null, file);
        });
    }
}
