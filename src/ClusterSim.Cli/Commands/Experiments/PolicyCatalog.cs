using System.Reflection;
using System.Runtime.Loader;
using ClusterSim.Lab;
using ClusterSim.Scheduling;
using SchedulerLab;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>The policies there are: those of the sample, and those of assemblies that are named.</summary>
/// <remarks>
/// An assembly's policies are what public static properties of its public classes give, one <see cref="Policy"/> or several, and its public classes that score Nodes
/// (<see cref="IScorePlugin"/>) and can be made of nothing or of a <see cref="RunContext"/>: each is a policy of its class's name.
/// </remarks>
internal sealed class PolicyCatalog
{
    private readonly OrderedDictionary<string, Policy> _policies = new(StringComparer.OrdinalIgnoreCase);

    public PolicyCatalog(IEnumerable<string> assemblies)
    {
        foreach (var policy in LabPolicies.All)
            _policies.Add(policy.Name, policy);
        foreach (var path in assemblies)
            Add(path);
    }

    /// <summary>The policies of these names, in any case of letters; several may be in one text, after commas. <c>all</c>: every one there is.</summary>
    /// <exception cref="ArgumentException">There is none of a name.</exception>
    public IEnumerable<Policy> Get(IEnumerable<string> texts) =>
        texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).SelectMany(Named);

    private IEnumerable<Policy> Named(string name)
    {
        if (name.Equals("all", StringComparison.OrdinalIgnoreCase))
            return _policies.Values;
        return _policies.TryGetValue(name, out var policy)
            ? [policy]
            : throw new ArgumentException($"There is no policy \"{name}\", only {string.Join(", ", _policies.Values.Select(known => known.Name))}.");
    }

    private void Add(string path)
    {
        var types = TypesOf(path);
        var found = types.SelectMany(PropertiesOf).Distinct().ToList();
        found.AddRange(types.Where(type => found.TrueForAll(policy => policy.Name != type.Name)).Select(ScoringPolicyOf).OfType<Policy>());
        if (found.Count == 0)
            throw new ArgumentException($"{path}: there is no policy in it: neither a public static property that gives some, nor a public class that implements {nameof(IScorePlugin)}.");
        foreach (var policy in found)
        {
            if (!_policies.TryAdd(policy.Name, policy))
                throw new ArgumentException($"{path}: there is a policy {policy.Name} already.");
        }
    }

    private static IEnumerable<Policy> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.GetIndexParameters().Length == 0 && (property.PropertyType == typeof(Policy) || property.PropertyType.IsAssignableTo(typeof(IEnumerable<Policy>))))
        .SelectMany(property => property.GetValue(null) switch
        {
            Policy policy => [policy],
            IEnumerable<Policy> policies => policies,
            _ => [],
        });

    private static Policy? ScoringPolicyOf(Type type)
    {
        if (!type.IsAssignableTo(typeof(IScorePlugin)) || type.IsAbstract)
            return null;
        if (type.GetConstructor([typeof(RunContext)]) is { } ofRun)
            return Policy.Scoring(type.Name, run => (IScorePlugin)ofRun.Invoke([run]));
        return type.GetConstructor([]) is { } ofNothing ? Policy.Scoring(type.Name, _ => (IScorePlugin)ofNothing.Invoke([])) : null;
    }

    private static List<Type> TypesOf(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        try
        {
            return [.. new PluginContext(Path.GetFullPath(path)).Load().GetExportedTypes().Where(type => !type.ContainsGenericParameters).OrderBy(type => type.FullName, StringComparer.Ordinal)];
        }
        catch (Exception broken) when (broken is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new InvalidDataException($"{path}: {broken.Message}", broken);
        }
    }

    /// <summary>Finds what an assembly needs beside it; what the tool has itself, the library above all, is the tool's.</summary>
    private sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileName(path))
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        public Assembly Load() => LoadFromAssemblyPath(path);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                return Default.LoadFromAssemblyName(new AssemblyName(assemblyName.Name!));
            }
            catch (FileNotFoundException)
            {
                return _resolver.ResolveAssemblyToPath(assemblyName) is { } beside ? LoadFromAssemblyPath(beside) : null;
            }
        }
    }
}
