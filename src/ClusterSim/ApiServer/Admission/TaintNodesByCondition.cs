namespace ClusterSim.ApiServer.Admission;

/// <summary>A new Node gets no Pods until somebody has seen that it is ready.</summary>
/// <remarks>Source: plugin/pkg/admission/nodetaint/admission.go (v1.36).</remarks>
internal sealed class TaintNodesByCondition : IAdmissionPlugin
{
    private const string NotReady = "node.kubernetes.io/not-ready";

    public string Name => "TaintNodesByCondition";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(Node) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var node = (Node)request.Object!;
        if (node.Spec.Taints.Any(taint => taint.Key == NotReady && taint.Effect == "NoSchedule"))
            return null;
        return node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(new() { Key = NotReady, Effect = "NoSchedule" }) } };
    }
}
