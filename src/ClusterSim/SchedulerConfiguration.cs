using ClusterSim.ApiServer.Validation;
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
    /// <exception cref="ArgumentException">What it asks for contradicts itself, or does not exist; the message names the fields.</exception>
    public static SchedulerOptions Read(string text, PluginCatalog? plugins = null, string source = "KubeSchedulerConfiguration")
    {
        var objects = Manifest.Read(SchemeWithConfiguration(), text, source);
        return objects is [KubeSchedulerConfiguration configuration]
            ? From(configuration, plugins ?? new())
            : throw new ManifestException(source, new(1, 1), $"expected one object, of kind KubeSchedulerConfiguration in version {KubeSchedulerConfiguration.Resource.ApiVersion}");
    }

    private static SchedulerOptions From(KubeSchedulerConfiguration configuration, PluginCatalog catalog)
    {
        var errors = new FieldErrors();
        ConfigurationValidation.Check(configuration, errors);
        var (defaults, profiles) = (new SchedulerOptions(), FieldPath.Root("profiles"));
        var options = defaults with
        {
            PodInitialBackoff = Seconds(configuration.PodInitialBackoffSeconds) ?? defaults.PodInitialBackoff,
            PodMaxBackoff = Seconds(configuration.PodMaxBackoffSeconds) ?? defaults.PodMaxBackoff,
            Profiles = configuration.Profiles.Count == 0
                ? defaults.Profiles
                : [.. configuration.Profiles.Select((profile, index) => From(profile, catalog, profiles[index], errors))],
        };
        options.Check(errors);
        errors.ThrowIfAny();
        return options;
    }

    private static SchedulerProfile From(KubeSchedulerProfile profile, PluginCatalog catalog, FieldPath path, FieldErrors errors)
    {
        var arguments = new Dictionary<string, ApiRecord?>(StringComparer.Ordinal); // Looked up, never enumerated.
        foreach (var (index, config) in profile.PluginConfig.Index())
        {
            var at = path["pluginConfig"][index];
            if (catalog.Find(config.Name) is not { } entry)
                errors.NotFound(at["name"], config.Name, $"the plugin does not exist. There are: {string.Join(", ", catalog.Names)}.");
            else if (!arguments.TryAdd(config.Name, new PluginArgumentsReader(config, entry, at["args"], errors).Read()))
                errors.Duplicate(at["name"], config.Name);
        }
        return new ConfiguredProfile(profile, catalog, arguments, path, errors).Build();
    }

    private static TimeSpan? Seconds(long? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static Scheme SchemeWithConfiguration()
    {
        var scheme = new Scheme();
        scheme.Register(KubeSchedulerConfiguration.Resource);
        return scheme;
    }
}
