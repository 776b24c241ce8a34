using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ClusterSim.Api;
using ClusterSim.ApiServer.Access;
using ClusterSim.Nodes;

namespace ClusterSim.Cli.Commands;

/// <summary>The options that say what a cluster is like; the same for every command that starts one.</summary>
internal sealed class ClusterArguments
{
    private const string ApiOnlyRange = "10.0.0.0/16"; // As for kube-apiserver alone, where nobody has chosen a range for Pods beside it.

    private readonly Option<int> _nodes = new("--nodes") { Description = "How many nodes there are.", DefaultValueFactory = _ => 3 };
    private readonly Option<Quantity?> _cpu = Quantities("--node-cpu", "CPUs of each node, as in 4 or 500m.");
    private readonly Option<Quantity?> _memory = Quantities("--node-memory", "Memory of each node, as in 16Gi.");
    private readonly Option<ulong> _seed = new("--seed") { Description = "Where all randomness comes from: the same seed and the same input give the same run.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _apiOnly = new("--api-only") { Description = "Starts nothing but the API server: no nodes, scheduler or controllers, and no service account admission." };
    private readonly Option<AuthorizationMode> _authorization = new("--authorization") { Description = "AlwaysAllow lets everybody do everything, RBAC goes by roles and their bindings.", DefaultValueFactory = _ => AuthorizationMode.AlwaysAllow };
    private readonly Option<DateTimeOffset?> _start = new("--start-time") { Description = "What the cluster's clock shows at first, as in 2026-01-01T00:00:00Z.", CustomParser = ReadTime };
    private readonly Option<string[]> _files;

    /// <param name="files">What the option that names manifests is called, and its short form, if it has one.</param>
    public ClusterArguments(params string[] files)
    {
        files = files is [] ? ["--filename", "-f"] : files;
        _files = new(files[0], files[1..]) { Description = "Manifests to apply at the start: files, or directories of them.", AllowMultipleArgumentsPerToken = true };
        _nodes.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 0 or > 100_000)
                result.AddError("--nodes: expected a number from 0 to 100000.");
        });
    }

    private Option[] All => [_nodes, _cpu, _memory, _seed, _apiOnly, _authorization, _start, _files];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>Whether any of these options was given.</summary>
    public bool AreGiven(ParseResult arguments) => All.Any(option => arguments.GetResult(option) is { Implicit: false });

    /// <summary>The cluster that is asked for.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="start">What its clock shows when nobody says otherwise.</param>
    public ClusterOptions OptionsFrom(ParseResult arguments, DateTimeOffset start)
    {
        var options = new ClusterOptions
        {
            Seed = arguments.GetValue(_seed),
            Nodes = arguments.GetValue(_nodes),
            Start = arguments.GetValue(_start) ?? start,
            Machine = MachineFrom(arguments),
            Network = new() { Internet = true },
        };
        var server = options.ApiServer with { Authorization = arguments.GetValue(_authorization) };
        return arguments.GetValue(_apiOnly)
            ? options with { ApiOnly = true, ApiServer = server with { ServiceClusterIpRange = ApiOnlyRange } }
            : options with { ApiServer = server };
    }

    /// <summary>The manifests to apply, each file by its path; those of a directory in the order of their names.</summary>
    /// <exception cref="FileNotFoundException">One is not there.</exception>
    public IReadOnlyList<string> FilesFrom(ParseResult arguments) => ManifestPaths.Expand(arguments.GetValue(_files) ?? []);

    /// <summary>The manifests to apply, those of a directory below one that is named as a set of their own.</summary>
    /// <exception cref="FileNotFoundException">One is not there.</exception>
    public IReadOnlyList<ManifestSet> SetsFrom(ParseResult arguments) => ManifestPaths.Sets(arguments.GetValue(_files) ?? []);

    private MachineSpec MachineFrom(ParseResult arguments)
    {
        var machine = new MachineSpec();
        var capacity = machine.Capacity;
        if (arguments.GetValue(_cpu) is { } cpu)
            capacity = capacity.Set("cpu", cpu);
        if (arguments.GetValue(_memory) is { } memory)
            capacity = capacity.Set("memory", memory);
        return machine with { Capacity = capacity };
    }

    private static Option<Quantity?> Quantities(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Quantity.TryParse(result.Tokens[0].Value, out var quantity, out _) && quantity > Quantity.Zero ? quantity : Wrong<Quantity?>(result, $"{name}: expected a quantity more than zero, as in 4, 500m or 16Gi, not \"{result.Tokens[0].Value}\"."),
    };

    private static DateTimeOffset? ReadTime(ArgumentResult result) =>
        DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : Wrong<DateTimeOffset?>(result, $"--start-time: expected a time, as in 2026-01-01T00:00:00Z, not \"{result.Tokens[0].Value}\".");

    private static T Wrong<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}
