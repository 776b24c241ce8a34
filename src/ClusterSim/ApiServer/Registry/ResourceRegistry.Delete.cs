using ClusterSim.ApiServer.Admission;

namespace ClusterSim.ApiServer.Registry;

/// <content>Delete: at once, gracefully, or when the last finalizer is gone.</content>
internal sealed partial class ResourceRegistry
{
    /// <summary>Deletes an object, or marks it when a grace period or finalizers hold it.</summary>
    public DeletionOutcome Delete(ResourceEndpoint endpoint, ObjectKey key, DeleteOptions options, WriteContext context)
    {
        if (context.CollectsWarnings)
            context.Warn(endpoint.Strategy.WarningsOnDelete(options));
        DeletionRules.Validate(options);
        var existing = Get(endpoint, key);
        if (existing is Namespace ns)
        {
            var (terminating, isHeld) = MarkNamespace(endpoint, ns, options, context);
            if (isHeld)
                return new(terminating, false);
            existing = terminating;
        }

        DeletionRules.CheckPreconditions(endpoint.Type, existing.Metadata, options.Preconditions);
        var grace = Grace.Of(endpoint.Strategy, existing, options, _loop.Now);
        if (grace.IsPending)
            return new(existing, false);
        var finalizers = DeletionRules.Finalizers(endpoint.Strategy, existing.Metadata, options);
        _admission.Validate(AdmissionOperation.Delete, endpoint.Type, "", null, existing, context, options);
        if (endpoint.Strategy.MarkForDeletion(existing, _loop.Now) is { } marked)
            return new(CommitUpdate(endpoint, marked, context), false);

        if (grace.IsGraceful || finalizers.Count > 0 || finalizers != existing.Metadata.Finalizers)
            existing = Mark(endpoint, existing, grace, finalizers, context);
        if (finalizers.Count > 0 || grace.Seconds > 0)
            return new(existing, false);
        return new(CommitDelete(endpoint, existing, context), true);
    }

    /// <summary>Deletes what <paramref name="objects"/> holds, one by one, skipping what is gone meanwhile.</summary>
    public void DeleteAll(ResourceEndpoint endpoint, IEnumerable<ApiObject> objects, DeleteOptions options, WriteContext context)
    {
        foreach (var obj in objects)
        {
            var key = ObjectKey.Of(obj);
            if (Find(endpoint, key) is not null)
                Delete(endpoint, key, options, context);
        }
    }

    /// <summary>Removes an object whose time is up, without asking anybody.</summary>
    public void Expire(ResourceEndpoint endpoint, ObjectKey key)
    {
        if (Find(endpoint, key) is { } obj)
            CommitDelete(endpoint, obj, Caller.ApiServer.Quiet);
    }

    private ApiObject Mark(ResourceEndpoint endpoint, ApiObject obj, Grace grace, ValueList<string> finalizers, WriteContext context)
    {
        var metadata = grace.IsGraceful
            ? grace.Mark(obj.Metadata)
            : finalizers.Count > 0 ? Grace.MarkNow(obj.Metadata, _loop.Now) : obj.Metadata;
        var marked = obj with { Metadata = metadata with { Finalizers = finalizers } };
        return marked == obj ? obj : CommitUpdate(endpoint, marked, context);
    }
}
