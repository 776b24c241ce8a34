using System.CommandLine;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Cli.Output;
using ClusterSim.Scheduling;
using ClusterSim.Serialization;
using ClusterSim.Server.Kubeconfigs;
using ClusterSim.Server.Scheduling;

namespace ClusterSim.Cli.Commands;

/// <summary><c>clustersim scheduler explain</c>: why a Pod goes where it goes, or nowhere.</summary>
internal sealed class ExplainCommand
{
    private readonly Argument<string?> _pod = new("pod") { Description = "The Pod's name.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _namespace = new("--namespace", "-n") { Description = "The Pod's namespace.", DefaultValueFactory = _ => "default" };
    private readonly Option<string?> _manifest = new("--filename", "-f") { Description = "A manifest of a Pod that might be, in place of the name of one that is." };
    private readonly ClusterArguments _cluster = new("--file");
    private readonly Option<TimeSpan> _for = new("--for") { Description = "With --file: how much virtual time passes before the Pod is explained, as in 10m.", CustomParser = Durations.Read, DefaultValueFactory = _ => TimeSpan.FromMinutes(10) };
    private readonly Option<string> _kubeconfig = KubeconfigOption.ToRead();
    private readonly Option<bool> _all = new("--all") { Description = "Shows every node in a line of its own, and what every plugin says of it." };
    private readonly Option<ExplanationFormat> _output = new("--output", "-o") { Description = "table for people, json or yaml for programs." };

    public static Command Create()
    {
        var explain = new ExplainCommand();
        var command = new Command("explain", "Says why a Pod goes where it goes, or nowhere: what each plugin says of each node, the scores, and what would have to change. Asks a cluster that is up; with --file or --nodes, a cluster made for the purpose.")
        {
            explain._pod, explain._namespace, explain._manifest, explain._all, explain._output, explain._kubeconfig, explain._for,
        };
        explain._cluster.AddTo(command);
        command.SetAction((arguments, cancellation) => Failures.ReportAsync(() => explain.RunAsync(arguments, cancellation)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(arguments.GetValue(_pod)) == arguments.GetValue(_manifest) is null)
            throw new ArgumentException("Say which Pod: its name, or a manifest of it with -f FILE.");
        var explanation = _cluster.AreGiven(arguments) ? ExplainHere(arguments) : await AskAsync(arguments, cancellation).ConfigureAwait(false);
        switch (arguments.GetValue(_output))
        {
            case ExplanationFormat.Json:
                Console.WriteLine(ExplanationJson.ToText(explanation));
                break;
            case ExplanationFormat.Yaml:
                Console.Write(YamlText.Write(JsonText.Parse(ExplanationJson.ToText(explanation))));
                break;
            default:
                ExplanationTable.Print(explanation, arguments.GetValue(_all));
                break;
        }
        return 0;
    }

    private SchedulingExplanation ExplainHere(ParseResult arguments)
    {
        using var cluster = new Cluster(_cluster.OptionsFrom(arguments, ClusterOptions.DefaultStart));
        var run = new SetRun(cluster, new("manifests", _cluster.FilesFrom(arguments)), createsNamespaces: true);
        run.Advance(arguments.GetValue(_for));
        foreach (var refused in run.Load.Refused)
            Console.Error.WriteLine($"Refused: {refused.Kind} {refused.Name} ({refused.Source}, line {refused.Line}): {refused.Refusal}");
        var @namespace = arguments.GetValue(_namespace)!;
        if (arguments.GetValue(_manifest) is not { } path)
            return cluster.Scheduler.Explain(new ObjectKey(@namespace, arguments.GetValue(_pod)!));
        if (Manifest.ReadFiles(cluster.Api.Scheme, path) is not [Pod pod])
            throw new ArgumentException($"{path}: expected a manifest of one Pod, and of nothing else.");
        return cluster.Scheduler.Explain(string.IsNullOrEmpty(pod.Metadata.Namespace) ? pod with { Metadata = pod.Metadata with { Namespace = @namespace } } : pod);
    }

    private async Task<SchedulingExplanation> AskAsync(ParseResult arguments, CancellationToken cancellation)
    {
        using var scheduler = new SchedulerClient(Kubeconfig.Load(arguments.GetValue(_kubeconfig)!));
        var @namespace = arguments.GetValue(_namespace)!;
        return arguments.GetValue(_manifest) is { } path
            ? await scheduler.ExplainAsync(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), @namespace, cancellation).ConfigureAwait(false)
            : await scheduler.ExplainAsync(new ObjectKey(@namespace, arguments.GetValue(_pod)!), cancellation).ConfigureAwait(false);
    }
}
