using System.Globalization;
using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Admission;

/// <summary>What the labels of a Namespace ask of the Pods in it.</summary>
/// <remarks>Source: pod-security-admission api/helpers.go, PolicyToEvaluate (v1.36).</remarks>
/// <param name="Enforce">Pods that do not meet it are refused.</param>
/// <param name="Warn">Who creates Pods that do not meet it is warned.</param>
internal sealed partial record SecurityPolicy(SecurityStandard Enforce, SecurityStandard Warn)
{
    private const string Prefix = "pod-security.kubernetes.io/";
    private const string Levels = "must be one of privileged, baseline, restricted";
    private const string Versions = "must be \"latest\" or \"v1.x\"";

    private static readonly SecurityStandard Anything = new(SecurityLevel.Privileged, SecurityStandard.Latest);

    /// <summary>The policy that <paramref name="labels"/> are; what is wrong with them goes to <paramref name="errors"/>, and the strictest is enforced in its place.</summary>
    public static SecurityPolicy Of(ValueMap<string> labels, FieldErrors errors)
    {
        var (enforced, warned) = (Level(labels, "enforce", errors), Level(labels, "warn", errors, SecurityLevel.Privileged));
        _ = Level(labels, "audit", errors, SecurityLevel.Privileged);
        _ = Version(labels, "audit-version", errors);
        var enforce = new SecurityStandard(enforced ?? SecurityLevel.Privileged, Version(labels, "enforce-version", errors) ?? SecurityStandard.Latest);
        var version = Version(labels, "warn-version", errors);
        if (warned is null && version is null && !labels.ContainsKey(Prefix + "warn"))
            return new(enforce, enforced > Anything.Level ? enforce : Anything);
        return new(enforce, new(warned ?? SecurityLevel.Privileged, version ?? SecurityStandard.Latest));
    }

    private static SecurityLevel? Level(ValueMap<string> labels, string name, FieldErrors errors, SecurityLevel unknown = SecurityLevel.Restricted)
    {
        if (!labels.TryGetValue(Prefix + name, out var text))
            return null;
        switch (text)
        {
            case "privileged":
                return SecurityLevel.Privileged;
            case "baseline":
                return SecurityLevel.Baseline;
            case "restricted":
                return SecurityLevel.Restricted;
            default:
                errors.Invalid(FieldPath.Metadata["labels"].Key(Prefix + name), text, Levels);
                return unknown;
        }
    }

    private static int? Version(ValueMap<string> labels, string name, FieldErrors errors)
    {
        if (!labels.TryGetValue(Prefix + name, out var text))
            return null;
        if (text != "latest" && !MinorVersion().IsMatch(text))
            errors.Invalid(FieldPath.Metadata["labels"].Key(Prefix + name), text, Versions);
        return MinorVersion().IsMatch(text) && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : SecurityStandard.Latest;
    }

    [GeneratedRegex(@"^v1\.(0|[1-9][0-9]*)$")]
    private static partial Regex MinorVersion();
}
