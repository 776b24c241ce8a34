using System.CommandLine;
using ClusterSim.Lab;
using ClusterSim.Lab.Manifests;
using ClusterSim.Lab.Synthetic;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>The options that say on what policies are compared.</summary>
internal sealed class WorkloadArguments
{
    private const string Openb = "openb=";
    private const double LargestRatio = 100;

    private readonly Option<string[]> _traces = new("--trace") { Description = "A trace: openb=DIR for the default one of that folder, openb=DIR:NAME,… for others, or NODES.csv,PODS.csv in the same form." };
    private readonly Option<string[]> _synthetic = new("--synthetic") { Description = "A synthetic workload: a file, or one line as in \"nodes=100; node.cpu=32; node.memory=128Gi; pods=5000; cpu=lognormal(500m, 0.8); memory=1Gi\"." };
    private readonly Option<string[]> _manifests = new("--manifests") { Description = "Manifests of Nodes and of what makes Pods: a file, or a directory." };
    private readonly Option<double> _ratio = new("--ratio") { Description = "How much the Pods of a trace ask for, in multiples of its GPUs.", DefaultValueFactory = _ => OpenbTrace.PublishedRatio };
    private readonly Option<bool> _timed = new("--timed") { Description = "The Pods of a trace come and leave when they did, in place of all at once." };

    public WorkloadArguments() => _ratio.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (> 0 and <= LargestRatio))
            result.AddError($"--ratio: expected a number more than 0 and at most {LargestRatio}.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_traces, _synthetic, _manifests, _ratio, _timed])
            command.Add(option);
    }

    /// <summary>The sources, in the order of the options here.</summary>
    /// <exception cref="ArgumentException">None is asked for, or one in a wrong way.</exception>
    /// <exception cref="IOException">A file is not there.</exception>
    /// <exception cref="FormatException">A file cannot be read; the message names file and line.</exception>
    public IReadOnlyList<WorkloadSource> From(ParseResult arguments)
    {
        IReadOnlyList<WorkloadSource> sources =
        [
            .. (arguments.GetValue(_traces) ?? []).SelectMany(TracesAt).Select(trace => arguments.GetValue(_timed) ? trace.Timed() : trace.Shuffled(arguments.GetValue(_ratio))),
            .. (arguments.GetValue(_synthetic) ?? []).Select(SyntheticAt),
            .. (arguments.GetValue(_manifests) ?? []).Select(path => ManifestSource.FromFiles(NameOf(path), ManifestPaths.Expand([path]))),
        ];
        return sources.Count > 0 ? sources : throw new ArgumentException("Nothing to replay: name a workload with --trace, --synthetic or --manifests.");
    }

    private static IEnumerable<OpenbTrace> TracesAt(string text)
    {
        if (text.StartsWith(Openb, StringComparison.Ordinal))
        {
            var (folder, variants) = text[Openb.Length..].LastIndexOf(':') is > 0 and var colon ? (text[Openb.Length..][..colon], text[Openb.Length..][(colon + 1)..]) : (text[Openb.Length..], "default");
            return variants.Split(',', StringSplitOptions.TrimEntries).Select(variant => OpenbTrace.Load(folder, variant));
        }
        return text.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } nodes, { Length: > 0 } pods]
            ? [OpenbTrace.Read(TraceName(pods), Existing(nodes), Existing(pods))]
            : throw new ArgumentException($"--trace: expected openb=DIR or NODES.csv,PODS.csv, not \"{text}\".");
    }

    private static WorkloadSource SyntheticAt(string text)
    {
        if (!SyntheticLine.IsOne(text))
            return SyntheticSource.FromFile(Existing(text));
        try
        {
            return SyntheticSource.From(SyntheticLine.Read(text), "--synthetic");
        }
        catch (InvalidDataException broken) when (!broken.Message.StartsWith("--", StringComparison.Ordinal))
        {
            throw new InvalidDataException("--synthetic: " + broken.Message, broken);
        }
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw new FileNotFoundException($"There is no file {path}.", path);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    private static string TraceName(string path) => NameOf(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path);
}
