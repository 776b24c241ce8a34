using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>Writes statuses; when somebody else wrote the object meanwhile, once more onto what it is now.</summary>
/// <remarks>Source: replica_set_utils.go, updateReplicaSetStatus (v1.36).</remarks>
internal sealed class StatusWriter(ComponentContext context)
{
    public T Write<T>(T obj, Func<T, T> change) where T : ApiObject
    {
        try
        {
            return context.Client.UpdateStatus(change(obj));
        }
        catch (ApiException e) when (e.Reason == "Conflict")
        {
            return context.Client.UpdateStatus(change(context.DirectClient.Get<T>(ObjectKey.Of(obj))));
        }
    }
}
