using System.Runtime.CompilerServices;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Pods stay on a Node that is not ready or unreachable for five minutes, unless they say otherwise.</summary>
/// <remarks>Source: plugin/pkg/admission/defaulttolerationseconds/admission.go (v1.36).</remarks>
internal sealed class DefaultTolerationSeconds : IAdmissionPlugin
{
    private const long Seconds = 300; // --default-not-ready-toleration-seconds, --default-unreachable-toleration-seconds

    private static readonly Toleration NotReady = Tolerate("node.kubernetes.io/not-ready");
    private static readonly Toleration Unreachable = Tolerate("node.kubernetes.io/unreachable");

    // Pods of one template share their spec, and should after this as well.
    private readonly ConditionalWeakTable<PodSpec, PodSpec> _known = [];

    public string Name => "DefaultTolerationSeconds";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation != AdmissionOperation.Delete && resource.ClrType == typeof(Pod) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var pod = (Pod)request.Object!;
        var spec = _known.GetValue(pod.Spec, WithTolerations);
        return ReferenceEquals(spec, pod.Spec) ? null : pod with { Spec = spec };
    }

    private static PodSpec WithTolerations(PodSpec spec)
    {
        var added = new[] { NotReady, Unreachable }.Where(toleration => !Tolerates(spec, toleration.Key!)).ToList();
        return added.Count == 0 ? spec : spec with { Tolerations = spec.Tolerations.AddRange(added) };
    }

    private static bool Tolerates(PodSpec spec, string taint) => spec.Tolerations.Any(toleration =>
        (string.IsNullOrEmpty(toleration.Key) || toleration.Key == taint) && (string.IsNullOrEmpty(toleration.Effect) || toleration.Effect == "NoExecute"));

    private static Toleration Tolerate(string taint) => new() { Key = taint, Operator = "Exists", Effect = "NoExecute", TolerationSeconds = Seconds };
}
