using System.CommandLine;
using System.CommandLine.Parsing;
using ClusterSim.Lab;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>The options that say what is compared.</summary>
internal sealed class ExperimentArguments
{
    private readonly WorkloadArguments _workloads = new();
    private readonly Option<string[]> _policies = new("--policy", "-p") { Description = "The policies, by name: several after a comma, or all.", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _plugins = new("--plugins") { Description = "Assemblies with policies of one's own." };
    private readonly Option<IReadOnlyList<ulong>> _seeds = new("--seeds") { Description = "The seeds, as in 42..51 or 1,2,3.", CustomParser = ReadSeeds, DefaultValueFactory = _ => [1] };
    private readonly Option<bool> _retry = new("--retry") { Description = "Pods that fit nowhere wait, and are tried again when others leave; otherwise they are tried once." };

    public void AddTo(Command command)
    {
        _workloads.AddTo(command);
        foreach (var option in (Option[])[_policies, _plugins, _seeds, _retry])
            command.Add(option);
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="ArgumentException">There is no such policy, nothing to compare, or something is there twice.</exception>
    public Experiment From(ParseResult arguments)
    {
        var catalog = new PolicyCatalog(arguments.GetValue(_plugins) ?? []);
        var policies = catalog.Get(arguments.GetValue(_policies)!);
        var experiment = new Experiment(
            [.. _workloads.From(arguments)],
            [.. arguments.GetValue(_retry) ? policies.Select(policy => policy with { Retries = true }) : policies],
            [.. arguments.GetValue(_seeds)!]);
        _ = ExperimentNames.Of(experiment);
        return experiment;
    }

    private static IReadOnlyList<ulong> ReadSeeds(ArgumentResult result)
    {
        try
        {
            return SeedText.Read(result.Tokens[0].Value);
        }
        catch (FormatException broken)
        {
            result.AddError("--seeds: " + broken.Message);
            return [];
        }
    }
}
