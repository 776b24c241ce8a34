using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Warns about containers: annotations that came before fields, amounts that are no whole bytes, variables defined twice.</summary>
/// <remarks>Source: api/pod/warnings.go, warningsForPodSpecAndMeta; registry/core/pod/strategy.go, applyAppArmorVersionSkew (v1.36).</remarks>
internal static class PodContainerWarnings
{
    public static IEnumerable<string> Of(PodSpec spec, ObjectMeta metadata, FieldPath path, FieldPath annotations, bool isTemplate) =>
    [
        .. Fractions(ResourceNames.Memory, (spec.Overhead, path["overhead"])),
        .. Fractions(ResourceNames.EphemeralStorage, (spec.Overhead, path["overhead"])),
        .. OfSeccomp(SeccompValidation.PodAnnotation, spec.SecurityContext?.SeccompProfile, metadata, annotations),
        .. PodContainers.WithPaths(spec, path).SelectMany(entry => Of(entry.Container, entry.Path, spec, metadata, annotations, isTemplate)),
    ];

    /// <summary>What to warn the creator of a Pod about whose AppArmor profiles have been copied from annotations.</summary>
    public static IEnumerable<string> OfAppArmorAnnotations(Pod pod)
    {
        if (pod.Metadata.Annotations.Count == 0 || pod.Spec.Os?.Name == "windows")
            yield break;
        foreach (var container in PodContainers.Of(pod.Spec))
        {
            var key = AppArmorValidation.ContainerPrefix + container.Name;
            var profile = container.SecurityContext?.AppArmorProfile;
            if (pod.Metadata.Annotations.TryGetValue(key, out var text)
                && (AppArmorAnnotations.Parse(text) is { } parsed ? profile == parsed : profile is null))
                yield return Deprecated(FieldPath.Metadata["annotations"].Key(key));
        }
    }

    private static IEnumerable<string> Of(Container container, FieldPath path, PodSpec spec, ObjectMeta metadata, FieldPath annotations, bool isTemplate)
    {
        var (context, resources) = (container.SecurityContext, container.Resources);
        var (limits, requests) = ((resources.Limits, path["resources"]["limits"]), (resources.Requests, path["resources"]["requests"]));
        var armor = AppArmorValidation.ContainerPrefix + container.Name;
        var isArmed = (spec.SecurityContext?.AppArmorProfile ?? context?.AppArmorProfile) is not null;
        return
        [
            .. OfSeccomp(SeccompValidation.ContainerPrefix + container.Name, context?.SeccompProfile, metadata, annotations),
            .. isTemplate && !isArmed && metadata.Annotations.ContainsKey(armor) ? [Deprecated(annotations.Key(armor))] : Array.Empty<string>(),
            .. Fractions(ResourceNames.Memory, limits, requests),
            .. Fractions(ResourceNames.EphemeralStorage, limits, requests),
            .. OfVariables(container.Env, path["env"]),
        ];
    }

    private static string Deprecated(FieldPath annotation) => $"{annotation}: deprecated since v1.30; use the \"appArmorProfile\" field instead";

    private static IEnumerable<string> OfSeccomp(string key, SeccompProfile? profile, ObjectMeta metadata, FieldPath annotations) =>
        profile is null && metadata.Annotations.ContainsKey(key) ? [$"{annotations.Key(key)}: non-functional in v1.27+; use the \"seccompProfile\" field instead"] : [];

    private static IEnumerable<string> Fractions(string name, params (ValueMap<Quantity> Amounts, FieldPath Path)[] places) => places
        .Where(place => place.Amounts.Find(name).MilliValue % 1000 != 0)
        .Select(place => $"{place.Path.Key(name)}: fractional byte value \"{place.Amounts[name]}\" is invalid, must be an integer");

    private static IEnumerable<string> OfVariables(ValueList<EnvVar> variables, FieldPath path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
            if (!seen.Add(variables[i].Name) && Hides(variables[i]))
                yield return $"{path[i]}: hides previous definition of {GoText.Quote(variables[i].Name)}, which may be dropped when using apply";
    }

    // A variable may build on an earlier one of the same name, if it does more than repeat it.
    private static bool Hides(EnvVar variable)
    {
        var (reference, value) = ($"$({variable.Name})", variable.Value ?? "");
        return variable.ValueFrom is not null || value == reference || !value.Contains(reference, StringComparison.Ordinal);
    }
}
