using ClusterSim.ApiServer.Admission;

namespace ClusterSim.ApiServer.Access;

/// <summary>Lets nobody create by updating or applying, over HTTP, who may not create.</summary>
/// <remarks>No plugin in Kubernetes, but a part of how such requests are handled. Source: apiserver endpoints/handlers/update.go, withAuthorization (v1.36).</remarks>
internal sealed class CreateAuthorization(AccessControl access) : IAdmissionPlugin
{
    public string Name => "CreateOnUpdateAuthorization";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => operation == AdmissionOperation.Create && subresource.Length == 0;

    // Whoever creates outright has been found to be allowed to, and is once more.
    public void Validate(AdmissionRequest request)
    {
        if (request.Context.CollectsWarnings) // What is called from C# is not looked at.
            access.Require(new() { Caller = request.Caller, Verb = "create", Group = request.Resource.Group, Resource = request.Resource.Plural, Namespace = request.Namespace, Name = request.ObjectName });
    }
}
