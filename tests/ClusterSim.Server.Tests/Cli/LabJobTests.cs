using System.CommandLine;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;
using ClusterSim.Cli.Commands;
using ClusterSim.Client;
using ClusterSim.Lab.Sweeps;
using ClusterSim.Nodes.Programs;
using Spectre.Console;

namespace ClusterSim.Server.Tests.Cli;

/// <summary>The Job that <c>clustersim scheduler lab manifest</c> prints, on a simulated cluster: its containers run the tool itself.</summary>
public sealed class LabJobTests
{
    private const int Shards = 3;
    private const string Collector = """
        apiVersion: v1
        kind: Pod
        metadata: {name: collector}
        spec:
          restartPolicy: Never
          containers: [{name: c, image: example.org/collector, volumeMounts: [{name: results, mountPath: /results}]}]
          volumes: [{name: results, persistentVolumeClaim: {claimName: clustersim-lab}}]
        """;

    private static readonly string[] Compared =
        ["--synthetic", "name=small; nodes=5; node.cpu=8; node.memory=32Gi; node.gpus=2; pods=60; cpu=uniform(500m, 3); memory=1Gi; gpus=choice(0:2, 0.5, 1)", "--policy", "BestFit,FGD", "--seeds", "1..2"];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("clustersim-lab-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Its_shards_run_on_a_cluster_and_give_what_one_machine_gives()
    {
        using var cluster = new Cluster(new ClusterOptions { Nodes = 2 });
        var attempts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        cluster.Images.Add("example.org/lab", context => Task.FromResult(RunShard(context, attempts)));
        cluster.Images.Add("example.org/collector", context => Task.FromResult(Collect(context)));

        cluster.ApplyText(Output(["scheduler", "lab", "manifest", "--image", "example.org/lab:1", "--shards", $"{Shards}", "--parallelism", "2", "--", .. Compared]));
        cluster.RunUntil(() => cluster.Client.Get<Job>("clustersim-lab").Status.Conditions.Any(condition => condition is { Type: "Complete", Status: "True" }), TimeSpan.FromMinutes(10));
        cluster.ApplyText(Collector);
        cluster.RunUntil(() => cluster.Client.Get<Pod>("collector").Status.Phase == "Succeeded", TimeSpan.FromMinutes(2));

        cluster.Client.Get<Job>("clustersim-lab").Status.CompletedIndexes.Should().Be("0-2");
        attempts.Values.Should().Equal([1, 2, 1], "the second one failed at first, and was tried again alone");
        Output("scheduler", "lab", "merge", At("collected"), "--out", At("merged"));
        Output(["scheduler", "lab", .. Compared, "--out", At("whole")]);
        Results("merged").Should().Equal(Results("whole")).And.HaveCountGreaterThan(5);
    }

    private int RunShard(ContainerContext context, SortedDictionary<string, int> attempts)
    {
        var index = context.Env["JOB_COMPLETION_INDEX"];
        attempts[index] = attempts.GetValueOrDefault(index) + 1;
        if (index == "1" && attempts[index] == 1)
            return 1;
        var folder = At(context.PodName);
        Output([.. context.Args.Select(argument => argument == ShardJob.ResultsPath ? folder : argument)]);
        foreach (var file in Directory.EnumerateFiles(folder))
            context.Files.WriteText($"{ShardJob.ResultsPath}/{Path.GetFileName(file)}", File.ReadAllText(file));
        return 0;
    }

    private int Collect(ContainerContext context)
    {
        Directory.CreateDirectory(At("collected"));
        foreach (var file in context.Files.List("/results"))
            File.WriteAllText(Path.Combine(At("collected"), file), context.Files.ReadText($"/results/{file}"));
        return 0;
    }

    private IEnumerable<string> Results(string folder) => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("measured", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(file => Path.GetRelativePath(At(folder), file) + "\n" + File.ReadAllText(file));

    private string At(string name) => Path.Combine(_folder, name);

    private static string Output(params string[] arguments)
    {
        var (plain, console) = (Console.Out, AnsiConsole.Console);
        using var output = new StringWriter();
        Console.SetOut(output);
        AnsiConsole.Console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        try
        {
            new RootCommand { SchedulerCommands.Create() }.Parse(arguments).Invoke().Should().Be(0, "{0}", output);
        }
        finally
        {
            Console.SetOut(plain);
            AnsiConsole.Console = console;
        }
        return output.ToString();
    }
}
