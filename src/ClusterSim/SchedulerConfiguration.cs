using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Configuration;
using ClusterSim.Serialization;

namespace ClusterSim;

/// <summary>Reads the file that configures a kube-scheduler: profiles, plugins, weights, arguments.</summary>
/// <remarks>
/// <para>What it gives goes into <see cref="ClusterOptions.Scheduler"/>.</para>
/// <para>Differs from Kubernetes: extenders are refused, and every decision considers every Node, whatever <c>percentageOfNodesToScore</c> says.</para>
/// </remarks>
public static class SchedulerConfiguration
{
    /// <summary>What <paramref name="text"/> asks for.</summary>
    /// <param name="text">A <c>KubeSchedulerConfiguration</c> as YAML or JSON.</param>
    /// <param name="plugins">The plugins it may name; null: Kubernetes' own.</param>
    /// <param name="source">What errors call the text.</param>
    /// <exception cref="ManifestException">The text is broken, or has fields that do not exist.</exception>
    /// <exception cref="ArgumentException">What it asks for contradicts itself, or does not exist; the message names the field.</exception>
    public static SchedulerOptions Read(string text, PluginCatalog? plugins = null, string source = "KubeSchedulerConfiguration")
    {
        var objects = Manifest.Read(SchemeWithConfiguration(), text, source);
        return objects is [KubeSchedulerConfiguration configuration]
            ? From(configuration, plugins ?? new())
            : throw new ManifestException(source, new(1, 1), $"expected one object, of kind KubeSchedulerConfiguration in version {KubeSchedulerConfiguration.Resource.ApiVersion}");
    }

    private static SchedulerOptions From(KubeSchedulerConfiguration configuration, PluginCatalog catalog)
    {
        if (configuration.Extenders.Count > 0)
            throw new ArgumentException("extenders: Forbidden: they are not supported.");
        var defaults = new SchedulerOptions();
        var options = defaults with
        {
            PodInitialBackoff = Seconds(configuration.PodInitialBackoffSeconds) ?? defaults.PodInitialBackoff,
            PodMaxBackoff = Seconds(configuration.PodMaxBackoffSeconds) ?? defaults.PodMaxBackoff,
            Profiles = configuration.Profiles.Count == 0
                ? defaults.Profiles
                : [.. configuration.Profiles.Select((profile, index) => From(profile, catalog, $"profiles[{index}]"))],
        };
        options.Validate();
        return options;
    }

    private static SchedulerProfile From(KubeSchedulerProfile profile, PluginCatalog catalog, string path)
    {
        var arguments = new Dictionary<string, ApiRecord?>(StringComparer.Ordinal); // Looked up, never enumerated.
        foreach (var (index, config) in profile.PluginConfig.Index())
        {
            var at = $"{path}.pluginConfig[{index}]";
            if (!arguments.TryAdd(config.Name, Decode(config, catalog, at + ".args")))
                throw new ArgumentException($"{at}.name: Duplicate value: \"{config.Name}\"");
        }
        return new ConfiguredProfile(profile, catalog, arguments, path).Build();
    }

    private static ApiRecord? Decode(PluginConfig config, PluginCatalog catalog, string path)
    {
        if (config.Args is not JsonObject args || catalog.Find(config.Name)?.ArgsType is not { } type)
            return null;
        // The arguments may say what they are.
        var content = new JsonObject(args.Fields.Where(static field => field.Key is not ("apiVersion" or "kind")));
        var problems = new DecodeProblems();
        try
        {
            var record = ObjectJson.FromJson(type, content, problems);
            return problems.Any ? throw new ArgumentException($"{path}: {string.Join(", ", problems.Messages)}") : record;
        }
        catch (DecodeException broken)
        {
            throw new ArgumentException($"{path}: {broken.Message}", broken);
        }
    }

    private static TimeSpan? Seconds(long? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static Scheme SchemeWithConfiguration()
    {
        var scheme = new Scheme();
        scheme.Register(KubeSchedulerConfiguration.Resource);
        return scheme;
    }
}
