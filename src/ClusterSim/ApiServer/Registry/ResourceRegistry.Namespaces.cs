using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>Namespaces end in two steps: the namespace controller empties them, then gives them up through <c>finalize</c>.</content>
/// <remarks>Source: registry/core/namespace/storage/storage.go (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    /// <summary>Replaces <c>spec.finalizers</c>; the Namespace goes when it was being deleted and none is left.</summary>
    public ApiObject FinalizeNamespace(ResourceEndpoint endpoint, Namespace ns, WriteContext context) =>
        Replace(endpoint, Get(endpoint, ObjectKey.Of(ns)), ns, FinalizeRules.Instance, context);

    /// <summary>Marks the Namespace as terminating, once. It is held as long as <c>spec.finalizers</c> is not empty; after that it is deleted as anything else.</summary>
    private (ApiObject Object, bool IsHeld) MarkNamespace(ResourceEndpoint endpoint, Namespace ns, DeleteOptions options, WriteContext context)
    {
        DeletionRules.CheckPreconditions(endpoint.Type, ns.Metadata, options.Preconditions);
        _admission.Validate(AdmissionOperation.Delete, endpoint.Type, "", null, ns, context, options);
        var isHeld = ns.Spec.Finalizers.Count > 0;
        if (ns.Metadata.DeletionTimestamp is not null)
            return (ns, isHeld);
        var marked = ns with
        {
            Metadata = ns.Metadata with { DeletionTimestamp = _loop.Now, Finalizers = DeletionRules.Finalizers(endpoint.Strategy, ns.Metadata, options) },
            Status = ns.Status with { Phase = "Terminating" },
        };
        return (CommitUpdate(endpoint, marked, context), isHeld);
    }

    private sealed class FinalizeRules() : UpdateRules("finalize")
    {
        public static FinalizeRules Instance { get; } = new();

        public override ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old) =>
            (Namespace)obj with { Status = ((Namespace)old).Status };

        public override void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors)
        {
            ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);
            var finalizers = ((Namespace)obj).Spec.Finalizers;
            for (var i = 0; i < finalizers.Count; i++)
                FinalizerValidation.ValidateName(finalizers[i], FieldPath.Spec["finalizers"][i], errors);
        }
    }
}
