using ClusterSim.ApiServer.Validation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Holds Pods to the security standards that the labels of their Namespace name.</summary>
/// <remarks>Source: pod-security-admission admission/admission.go (v1.36).</remarks>
internal sealed class PodSecurityAdmission : IAdmissionPlugin
{
    // What the labels of a Namespace mean is worked out once for many Pods in a row.
    private ValueMap<string> _labels = [];
    private SecurityPolicy _policy = SecurityPolicy.Of([], new());

    public string Name => "PodSecurity";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => operation != AdmissionOperation.Delete && subresource switch
    {
        "" => resource.ClrType == typeof(Pod) || resource.ClrType == typeof(Namespace) || PodTemplates.IsIn(resource.ClrType),
        "ephemeralcontainers" or "resize" => resource.ClrType == typeof(Pod),
        _ => false,
    };

    public void Validate(AdmissionRequest request)
    {
        switch (request.Object)
        {
            case Namespace ns:
                ValidateNamespace(request, ns);
                break;
            case Pod pod when request.OldObject is not Pod old || IsSignificant(pod, old):
                ValidatePod(request, pod);
                break;
            case { } obj when PodTemplates.Of(obj) is { } template:
                Warn(request, PolicyOf(request).Warn, template.Metadata, template.Spec);
                break;
        }
    }

    private void ValidatePod(AdmissionRequest request, Pod pod)
    {
        var policy = PolicyOf(request);
        if (SecurityChecks.Find(policy.Enforce, pod.Metadata, pod.Spec) is { Count: > 0 } findings)
            throw request.Deny($"violates PodSecurity \"{policy.Enforce}\": {SecurityFinding.Details(findings)}");
        Warn(request, policy.Warn, pod.Metadata, pod.Spec);
    }

    private static void Warn(AdmissionRequest request, SecurityStandard standard, ObjectMeta metadata, PodSpec spec)
    {
        if (SecurityChecks.Find(standard, metadata, spec) is { Count: > 0 } findings)
            request.Warn($"would violate PodSecurity \"{standard}\": {SecurityFinding.Details(findings)}");
    }

    private SecurityPolicy PolicyOf(AdmissionRequest request)
    {
        var labels = request.Find<Namespace>(new(request.Namespace))?.Metadata.Labels ?? [];
        if (!ReferenceEquals(labels, _labels))
            (_labels, _policy) = (labels, SecurityPolicy.Of(labels, new()));
        return _policy;
    }

    // Little of a Pod can change, and only other images can make it worse.
    private static bool IsSignificant(Pod pod, Pod old) => !Images(pod.Spec).SequenceEqual(Images(old.Spec));

    private static IEnumerable<string?> Images(PodSpec spec) => PodContainers.Of(spec).Select(container => container.Image);

    private static void ValidateNamespace(AdmissionRequest request, Namespace ns)
    {
        var (errors, oldErrors) = (new FieldErrors(), new FieldErrors());
        var policy = SecurityPolicy.Of(ns.Metadata.Labels, errors);
        var old = request.OldObject is Namespace before ? SecurityPolicy.Of(before.Metadata.Labels, oldErrors) : null;
        if (errors.Any && !errors.Errors.Select(error => error.ToString()).SequenceEqual(oldErrors.Errors.Select(error => error.ToString())))
            throw ApiErrors.Invalid("", "Namespace", ns.Metadata.Name ?? "", errors);
        if (old is null || policy.Enforce == old.Enforce || (policy.Enforce.Minor == old.Enforce.Minor && policy.Enforce.Level <= old.Enforce.Level))
            return;
        foreach (var warning in ExistingPods(request.List<Pod>(ns.Metadata.Name), ns.Metadata.Name!, policy.Enforce))
            request.Warn(warning);
    }

    private static IEnumerable<string> ExistingPods(ObjectView<Pod> pods, string ns, SecurityStandard standard)
    {
        var warnings = pods
            .Select(pod => (pod.Metadata.Name, Reasons: SecurityFinding.Reasons(SecurityChecks.Find(standard, pod.Metadata, pod.Spec))))
            .Where(pod => pod.Reasons.Length > 0)
            .GroupBy(pod => pod.Reasons, StringComparer.Ordinal)
            .Select(group => $"{group.First().Name}{Others(group.Count() - 1)}: {group.Key}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return warnings.Count == 0 ? [] : warnings.Prepend($"existing pods in namespace \"{ns}\" violate the new PodSecurity enforce level \"{standard}\"");
    }

    private static string Others(int count) => count switch
    {
        0 => "",
        1 => " (and 1 other pod)",
        _ => $" (and {count} other pods)",
    };
}
