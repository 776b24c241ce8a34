namespace ClusterSim.ApiServer.Admission;

/// <summary>A Pod that is bound to a Node gets the labels that say where the Node is.</summary>
/// <remarks>Source: plugin/pkg/admission/podtopologylabels/admission.go (v1.36).</remarks>
internal sealed class PodTopologyLabels : IAdmissionPlugin
{
    private static readonly string[] Copied = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];

    public string Name => "PodTopologyLabels";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(Pod) && subresource is "" or "binding";

    public ApiObject? Mutate(AdmissionRequest request) => request.Object switch
    {
        Binding binding when binding.Target.Kind is null or "" or "Node" && Labels(request, binding.Target.Name, binding.Metadata.Labels) is { } labels =>
            binding with { Metadata = binding.Metadata with { Labels = labels } },
        Pod { Spec.NodeName: { Length: > 0 } node } pod when Labels(request, node, pod.Metadata.Labels) is { } labels =>
            pod with { Metadata = pod.Metadata with { Labels = labels } },
        _ => null,
    };

    private static ValueMap<string>? Labels(AdmissionRequest request, string? nodeName, ValueMap<string> labels)
    {
        if (nodeName is null || request.Find<Node>(new(nodeName)) is not { } node)
            return null;
        var result = labels;
        foreach (var key in Copied)
            if (node.Label(key) is { } value)
                result = result.Set(key, value);
        return ReferenceEquals(result, labels) ? null : result;
    }
}
