using ClusterSim.Serialization;
using static ClusterSim.ApiServer.Admission.SecurityTexts;

namespace ClusterSim.ApiServer.Admission;

/// <summary>What the level <c>restricted</c> forbids beyond <c>baseline</c>.</summary>
/// <remarks>Source: pod-security-admission policy/check_*.go (v1.36).</remarks>
internal static class RestrictedChecks
{
    private static readonly string[] AllowedVolumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    public static SecurityFinding? AllowPrivilegeEscalation(SecuritySubject pod, int minor)
    {
        if (minor < 8 || (minor >= 25 && pod.IsWindows))
            return null;
        var bad = pod.Named(container => container.SecurityContext?.AllowPrivilegeEscalation != false);
        return bad.Count == 0 ? null : new("allowPrivilegeEscalation != false", $"{Containers(bad)} must set securityContext.allowPrivilegeEscalation=false");
    }

    /// <summary>Before the level had a check of its own.</summary>
    public static SecurityFinding? FormerCapabilities(SecuritySubject pod, int minor) => minor < 22 ? BaselineChecks.Capabilities(pod, minor) : null;

    public static SecurityFinding? Capabilities(SecuritySubject pod, int minor)
    {
        if (minor < 22 || (minor >= 25 && pod.IsWindows))
            return null;
        List<string> details = [];
        if (pod.Named(container => container.SecurityContext?.Capabilities?.Drop.Contains("ALL") != true) is { Count: > 0 } keeping)
            details.Add($"{Containers(keeping)} must set securityContext.capabilities.drop=[\"ALL\"]");
        if (BaselineChecks.Added(pod, ["NET_BIND_SERVICE"]) is { } added)
            details.Add(added);
        return details.Count == 0 ? null : new("unrestricted capabilities", string.Join("; ", details));
    }

    /// <summary>Before the level had a check of its own.</summary>
    public static SecurityFinding? FormerProcMount(SecuritySubject pod, int minor) => minor < 35 ? BaselineChecks.UnusualProcMount(pod) : null;

    public static SecurityFinding? ProcMount(SecuritySubject pod, int minor) => minor >= 35 ? BaselineChecks.UnusualProcMount(pod) : null;

    public static SecurityFinding? Volumes(SecuritySubject pod, int minor)
    {
        var bad = pod.Spec.Volumes.Select(volume => (volume.Name, Type: TypeOf(volume))).Where(volume => !AllowedVolumes.Contains(volume.Type)).ToList();
        if (bad.Count == 0)
            return null;
        var types = Distinct(bad.Select(volume => volume.Type));
        return new(
            "restricted volume types",
            $"{Plural("volume", bad.Count)} {Quoted(bad.Select(volume => volume.Name))} {Uses(bad.Count)} {Plural("restricted volume type", types.Count)} {Quoted(types)}");
    }

    public static SecurityFinding? RunAsNonRoot(SecuritySubject pod, int minor)
    {
        const string Reason = "runAsNonRoot != true";
        if (minor >= 35 && pod.HasUserNamespace)
            return null;
        var ofPod = pod.Spec.SecurityContext?.RunAsNonRoot;
        var bad = pod.Named(container => container.SecurityContext?.RunAsNonRoot == false);
        if (ofPod == false || bad.Count > 0)
            return new(Reason, $"{Setters(ofPod == false, bad)} must not set securityContext.runAsNonRoot=false");
        var silent = ofPod is null ? pod.Named(container => container.SecurityContext?.RunAsNonRoot is null) : [];
        return silent.Count == 0 ? null : new(Reason, $"pod or {Containers(silent)} must set securityContext.runAsNonRoot=true");
    }

    public static SecurityFinding? RunAsUser(SecuritySubject pod, int minor)
    {
        if (minor < 23 || (minor >= 35 && pod.HasUserNamespace))
            return null;
        var ofPod = pod.Spec.SecurityContext?.RunAsUser == 0;
        var bad = pod.Named(container => container.SecurityContext?.RunAsUser == 0);
        return !ofPod && bad.Count == 0 ? null : new("runAsUser=0", $"{Setters(ofPod, bad)} must not set runAsUser=0");
    }

    public static SecurityFinding? SeccompProfile(SecuritySubject pod, int minor)
    {
        if (minor < 19 || (minor >= 25 && pod.IsWindows))
            return null;
        if (BaselineChecks.SeccompProfile(pod, minor) is { } forbidden)
            return forbidden;
        if (pod.Spec.SecurityContext?.SeccompProfile is not null)
            return null;
        var silent = pod.Named(container => container.SecurityContext?.SeccompProfile is null);
        return silent.Count == 0
            ? null
            : new("seccompProfile", $"pod or {Containers(silent)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }

    // The field that is set; the name tells the type.
    private static string TypeOf(Volume volume) =>
        ObjectSchema.Of(typeof(Volume)).Fields.FirstOrDefault(field => field.Shape == FieldShape.Object && field.Get(volume) is not null)?.WireName ?? "unknown";
}
