using ClusterSim.Api.Certificates;
using ClusterSim.ApiServer.Strategies;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Lets nobody ask for a certificate with which to be one of <c>system:masters</c>.</summary>
/// <remarks>Source: plugin/pkg/admission/certificates/subjectrestriction/admission.go (v1.36).</remarks>
internal sealed class CertificateSubjectRestriction : IAdmissionPlugin
{
    private const string ClientSigner = "kubernetes.io/kube-apiserver-client"; // KubeAPIServerClientSignerName
    private const string Masters = "system:masters";

    public string Name => "CertificateSubjectRestriction";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(CertificateSigningRequest) && subresource.Length == 0;

    public void Validate(AdmissionRequest request)
    {
        var spec = ((CertificateSigningRequest)request.Object!).Spec;
        if (spec.SignerName == ClientSigner && CertificateText.OrganizationsOf(spec.Request).Contains(Masters))
            throw request.Deny($"use of {ClientSigner} signer with {Masters} group is not allowed");
    }
}
