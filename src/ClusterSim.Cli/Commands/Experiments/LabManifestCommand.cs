using System.CommandLine;
using ClusterSim.Api;
using ClusterSim.Cli.Output;
using ClusterSim.Lab.Sweeps;
using ClusterSim.Serialization;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary><c>clustersim scheduler lab manifest</c>: prints a Job that runs an experiment's shards on a cluster.</summary>
internal sealed class LabManifestCommand
{
    private readonly Option<string> _image = new("--image") { Description = "An image with the clustersim tool on its path.", Required = true };
    private readonly Option<int> _shards = new("--shards") { Description = "How many parts there are: Pods that run to completion.", Required = true };
    private readonly Option<int?> _parallelism = new("--parallelism") { Description = "How many of them run at a time; all of them unless given." };
    private readonly Option<string> _name = new("--name") { Description = "What the Job is called.", DefaultValueFactory = _ => "clustersim-lab" };
    private readonly Option<string> _cpu = new("--cpu") { Description = "CPUs for each part.", DefaultValueFactory = _ => "1" };
    private readonly Option<string> _memory = new("--memory") { Description = "Memory for each part.", DefaultValueFactory = _ => "1Gi" };
    private readonly Option<string?> _claim = new("--claim") { Description = "A claim that exists, for the results; unless given, one is part of the manifest." };
    private readonly Option<string?> _data = new("--data-claim") { Description = "A claim that exists, with what the experiment reads; it is mounted at /data." };
    private readonly Argument<string[]> _arguments = new("arguments") { Description = "What clustersim scheduler lab is to be told, after --: workloads, policies, seeds, with the paths they have in the container.", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var manifest = new LabManifestCommand();
        var command = new Command("manifest", "Prints a Kubernetes Job that runs the shards of an experiment on a cluster, for kubectl apply.") { manifest._arguments };
        foreach (var option in (Option[])[manifest._image, manifest._shards, manifest._parallelism, manifest._name, manifest._cpu, manifest._memory, manifest._claim, manifest._data])
            command.Add(option);
        command.SetAction((arguments, _) => Failures.ReportAsync(() => Task.FromResult(manifest.Print(arguments))));
        return command;
    }

    private int Print(ParseResult arguments)
    {
        var experiment = arguments.GetValue(_arguments)!;
        var job = new ShardJob
        {
            Name = arguments.GetValue(_name)!,
            Image = arguments.GetValue(_image)!,
            Shards = arguments.GetValue(_shards),
            Parallelism = arguments.GetValue(_parallelism),
            Cpu = Amount("--cpu", arguments.GetValue(_cpu)!),
            Memory = Amount("--memory", arguments.GetValue(_memory)!),
            Claim = arguments.GetValue(_claim),
            DataClaim = arguments.GetValue(_data),
            Arguments = [.. experiment],
        };
        RequireUnderstood(experiment);
        Console.Write(Text(job));
        return 0;
    }

    /// <summary>The objects as they would be stored, less what only a cluster can say: so what a cluster would refuse is refused here.</summary>
    private static string Text(ShardJob job)
    {
        using var cluster = new Cluster(new ClusterOptions { ApiOnly = true });
        var objects = job.ToObjects();
        cluster.Apply(objects);
        return string.Join("---\n", objects.Select(obj => YamlText.Write(WithoutStatus(ObjectJson.ToJson(obj)))));
    }

    private static JsonObject WithoutStatus(JsonObject obj) => new(obj.Fields.Where(static field => field.Key != "status"));

    /// <summary>What the Pods would not understand is told now.</summary>
    private static void RequireUnderstood(string[] experiment)
    {
        var errors = LabCommand.Create().Parse([.. experiment, "--out", ShardJob.ResultsPath]).Errors;
        if (errors.Count > 0)
            throw new ArgumentException(errors[0].Message);
    }

    private static Quantity Amount(string option, string text) =>
        Quantity.TryParse(text, out var amount, out _) && amount > Quantity.Zero ? amount : throw new ArgumentException($"{option}: expected a quantity more than zero, as in 2, 500m or 4Gi, not \"{text}\".");
}
