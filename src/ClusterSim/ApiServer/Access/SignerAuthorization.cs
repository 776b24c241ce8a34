using ClusterSim.Api.Certificates;
using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Lets only those approve and sign requests for certificates, over HTTP, who may do so for the signer that is named.</summary>
/// <remarks>Source: plugin/pkg/admission/certificates/approval/admission.go, signing/admission.go; certificates/authorization/authorization.go (v1.36).</remarks>
internal sealed class SignerAuthorization(RbacAuthorizer authorizer) : IAdmissionPlugin
{
    private const string Group = "certificates.k8s.io";

    public string Name => "CertificateApproval";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Update && resource.Group == Group && subresource is "approval" or "status";

    public void Validate(AdmissionRequest request)
    {
        if (!request.Context.CollectsWarnings || request is not { OldObject: CertificateSigningRequest old, Object: CertificateSigningRequest obj })
            return; // What is called from C# is not looked at.
        if (request.Subresource == "approval")
            Require(request, "approve", old.Spec.SignerName);
        else if (obj.Status.Certificate != old.Status.Certificate || obj.Status.Conditions != old.Status.Conditions)
            Require(request, "sign", old.Spec.SignerName);
    }

    private void Require(AdmissionRequest request, string verb, string signer)
    {
        var domain = signer.Split('/')[0] + "/*";
        if (!MayDo(request.Caller, verb, signer) && !MayDo(request.Caller, verb, domain))
            throw request.Deny($"user not permitted to {verb} requests with signerName {GoText.Quote(signer)}");
    }

    private bool MayDo(Caller caller, string verb, string signer) =>
        authorizer.Decide(new() { Caller = caller, Verb = verb, Group = Group, Resource = "signers", Name = signer }).IsAllowed;
}
