using ClusterSim.Api.Nodes;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Charges a Pod what its RuntimeClass costs, and sends it where that class can run.</summary>
/// <remarks>Source: plugin/pkg/admission/runtimeclass/admission.go (v1.36).</remarks>
internal sealed class RuntimeClassAdmission : IAdmissionPlugin
{
    private readonly SpecMemo<RuntimeClass> _known = new();

    public string Name => "RuntimeClass";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(Pod) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var pod = (Pod)request.Object!;
        if (ClassOf(request, pod) is not { } runtimeClass)
            return null;
        var spec = _known.Get(pod.Spec, runtimeClass, (spec, of) => WithScheduling(request, WithOverhead(request, spec, of.Overhead), of.Scheduling));
        return ReferenceEquals(spec, pod.Spec) ? null : pod with { Spec = spec };
    }

    public void Validate(AdmissionRequest request)
    {
        var pod = (Pod)request.Object!;
        if (ClassOf(request, pod)?.Overhead is { } overhead)
            CheckSame(request, pod.Spec, overhead);
        else if (pod.Spec.Overhead.Count > 0)
            throw request.Deny("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    }

    private static RuntimeClass? ClassOf(AdmissionRequest request, Pod pod) => pod.Spec.RuntimeClassName is not { } name
        ? null
        : request.Find<RuntimeClass>(new(name)) ?? throw request.Deny($"pod rejected: RuntimeClass \"{name}\" not found");

    private static PodSpec WithOverhead(AdmissionRequest request, PodSpec spec, Overhead? overhead)
    {
        if (overhead is null)
            return spec;
        if (spec.Overhead.Count > 0)
            CheckSame(request, spec, overhead);
        return spec with { Overhead = overhead.PodFixed };
    }

    private static void CheckSame(AdmissionRequest request, PodSpec spec, Overhead overhead)
    {
        if (overhead.PodFixed != spec.Overhead)
            throw request.Deny("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }

    private static PodSpec WithScheduling(AdmissionRequest request, PodSpec spec, Api.Nodes.Scheduling? scheduling)
    {
        if (scheduling is null)
            return spec;
        foreach (var (label, value) in scheduling.NodeSelector)
            if (spec.NodeSelector.TryGetValue(label, out var own) && own != value)
                throw request.Deny($"conflict: runtimeClass.scheduling.nodeSelector[{label}] = {value}; pod.spec.nodeSelector[{label}] = {own}");
        return spec with
        {
            NodeSelector = spec.NodeSelector.SetRange(scheduling.NodeSelector),
            Tolerations = MergedTolerations.Of([.. spec.Tolerations, .. scheduling.Tolerations]),
        };
    }
}
