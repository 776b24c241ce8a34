using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Admission;

/// <summary>An Ingress that names no class gets the default one.</summary>
/// <remarks>Source: plugin/pkg/admission/network/defaultingressclass/admission.go (v1.36).</remarks>
internal sealed class DefaultIngressClass : IAdmissionPlugin
{
    private const string IsDefault = "ingressclass.kubernetes.io/is-default-class";
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    public string Name => "DefaultIngressClass";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(Ingress) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var ingress = (Ingress)request.Object!;
        if (ingress.Spec.IngressClassName is not null || ingress.Metadata.Annotations.ContainsKey(ClassAnnotation))
            return null;
        var chosen = DefaultStorageClass.Newest(request.List<IngressClass>().Where(known => known.Annotation(IsDefault) == "true"));
        return chosen is null ? null : ingress with { Spec = ingress.Spec with { IngressClassName = chosen.Metadata.Name } };
    }
}
