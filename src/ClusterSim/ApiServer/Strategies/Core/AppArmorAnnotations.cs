using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>AppArmor profiles given by annotation, which came before the fields.</summary>
/// <remarks>Source: registry/core/pod/strategy.go, applyAppArmorVersionSkew; api/pod/util.go, ApparmorFieldForAnnotation (v1.36).</remarks>
internal static class AppArmorAnnotations
{
    /// <summary>The specification with the profiles in its containers' fields; the same instance when there are no annotations for them.</summary>
    public static PodSpec CopyToFields(PodSpec spec, ValueMap<string> annotations)
    {
        if (spec.Os?.Name == "windows" || !annotations.Keys.Any(key => key.StartsWith(AppArmorValidation.ContainerPrefix, StringComparison.Ordinal)))
            return spec;
        return spec with
        {
            InitContainers = spec.InitContainers.Replace(container => WithProfile(container, spec, annotations)),
            Containers = spec.Containers.Replace(container => WithProfile(container, spec, annotations)),
        };
    }

    /// <summary>The profile that an annotation means; null when it is none.</summary>
    public static AppArmorProfile? Parse(string? annotation) => annotation switch
    {
        "unconfined" => new() { Type = "Unconfined" },
        "runtime/default" => new() { Type = "RuntimeDefault" },
        not null when annotation.StartsWith(AppArmorValidation.LocalhostPrefix, StringComparison.Ordinal)
            && annotation[AppArmorValidation.LocalhostPrefix.Length..] is { Length: > 0 } name
            && name.Trim() == name => new() { Type = "Localhost", LocalhostProfile = name },
        _ => null,
    };

    private static Container WithProfile(Container container, PodSpec spec, ValueMap<string> annotations)
    {
        var context = container.SecurityContext;
        return context?.AppArmorProfile is null
            && Parse(annotations.Find(AppArmorValidation.ContainerPrefix + container.Name)) is { } profile
            && profile != spec.SecurityContext?.AppArmorProfile
            ? container with { SecurityContext = (context ?? new()) with { AppArmorProfile = profile } }
            : container;
    }
}
