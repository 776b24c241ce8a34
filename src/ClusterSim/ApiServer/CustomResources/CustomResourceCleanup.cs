using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Deletes the objects of a kind whose definition is being deleted, and lets the definition go when none is left.</summary>
/// <remarks>Source: apiextensions controller/finalizer/crd_finalizer.go (v1.36).</remarks>
internal sealed class CustomResourceCleanup(
    SimulationLoop loop, ObjectStore store, ResourceRegistry registry, Func<string, CustomResourceDefinition?> find, Action<CustomResourceDefinition> writeStatus)
{
    public const string Finalizer = "customresourcecleanup.apiextensions.k8s.io"; // CustomResourceCleanupFinalizer

    private const string Terminating = "Terminating";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    public void Look(CustomResourceDefinition definition, CustomKind? kind)
    {
        var name = definition.Metadata.Name!;
        if (definition.Metadata.DeletionTimestamp is null || !definition.Metadata.Finalizers.Contains(Finalizer) || !_underWay.Add(name))
            return;
        Write(definition, "True", "InstanceDeletionInProgress", "CustomResource deletion is in progress");
        if (kind is null || !definition.Status.Conditions.IsTrue("Established"))
        {
            Finish(name, "NeverEstablished", "resource was never established");
            return;
        }
        try
        {
            registry.DeleteAll(kind.StorageEndpoint, store.List<ApiObject>(kind.StoredType, null).Select(kind.StorageEndpoint.Serve).ToList(), new(), Caller.ApiServer.Quiet);
        }
        catch (ApiException refusal)
        {
            Retry(name, kind, "InstanceDeletionFailed", "could not issue all deletes: " + refusal.Message);
            return;
        }
        Check(name, kind, loop.Now + Patience);
    }

    private void Check(string name, CustomKind kind, DateTimeOffset until)
    {
        if (store.List<ApiObject>(kind.StoredType, null).Count == 0)
            Finish(name, "InstanceDeletionCompleted", "removed all instances");
        else if (loop.Now >= until)
            Retry(name, kind, "InstanceDeletionCheck", "could not confirm zero CustomResources remaining: timed out waiting for the condition");
        else
            loop.Schedule(Interval, EventRank.Default, () => Check(name, kind, until), periodic: true); // Finalizers may stay for ever.
    }

    private void Retry(string name, CustomKind kind, string reason, string message)
    {
        if (find(name) is { } definition)
            Write(definition, "True", reason, message);
        loop.Schedule(
            Interval,
            EventRank.Default,
            () =>
            {
                _underWay.Remove(name);
                if (find(name) is { } still)
                    Look(still, kind);
            },
            periodic: true);
    }

    private void Finish(string name, string reason, string message)
    {
        _underWay.Remove(name);
        if (find(name) is not { } definition)
            return;
        var status = AcceptedNames.Set(definition.Status, new() { Type = Terminating, Status = "False", Reason = reason, Message = message }, loop.Now);
        writeStatus(definition with { Metadata = definition.Metadata with { Finalizers = definition.Metadata.Finalizers.RemoveAll(finalizer => finalizer == Finalizer) }, Status = status });
    }

    private void Write(CustomResourceDefinition definition, string status, string reason, string message)
    {
        var changed = AcceptedNames.Set(definition.Status, new() { Type = Terminating, Status = status, Reason = reason, Message = message }, loop.Now);
        if (changed != definition.Status)
            writeStatus(definition with { Status = changed });
    }
}
