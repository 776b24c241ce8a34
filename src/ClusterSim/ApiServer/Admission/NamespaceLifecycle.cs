namespace ClusterSim.ApiServer.Admission;

/// <summary>Nothing is created in a Namespace that does not exist or is terminating, and the Namespaces a cluster needs stay.</summary>
/// <remarks>Source: apiserver admission/plugin/namespace/lifecycle/admission.go (v1.36).</remarks>
internal sealed class NamespaceLifecycle : IAdmissionPlugin
{
    private const string TerminatingCause = "NamespaceTerminating"; // NamespaceTerminatingCause

    public string Name => "NamespaceLifecycle";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => operation switch
    {
        AdmissionOperation.Create => resource.Namespaced,
        AdmissionOperation.Delete => resource.ClrType == typeof(Namespace),
        _ => false,
    };

    // In Kubernetes, too, it is the first of the mutating plugins that refuses, before anything is looked at closely.
    public ApiObject? Mutate(AdmissionRequest request)
    {
        if (request.Operation != AdmissionOperation.Create || request.Namespace.Length == 0)
            return null;
        if (request.Find<Namespace>(new(request.Namespace)) is not { } ns)
            throw ApiErrors.NotFound(ResourceType.From(typeof(Namespace)), request.Namespace);
        if (ns.Status.Phase == "Terminating")
            throw Terminating(request);
        return null;
    }

    public void Validate(AdmissionRequest request)
    {
        if (request.Operation == AdmissionOperation.Delete && request.ObjectName is "default" or "kube-system" or "kube-public")
            throw request.Deny("this namespace may not be deleted");
    }

    private static ApiException Terminating(AdmissionRequest request)
    {
        var refusal = request.Deny($"unable to create new content in namespace {request.Namespace} because it is being terminated").Status;
        var cause = new StatusCause { Reason = TerminatingCause, Message = $"namespace {request.Namespace} is being terminated", Field = "metadata.namespace" };
        return new(refusal with { Details = refusal.Details! with { Causes = [cause] } });
    }
}
