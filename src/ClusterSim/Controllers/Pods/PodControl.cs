using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Pods;

/// <summary>Creates and deletes the Pods of a workload, and tells of it.</summary>
/// <remarks>Source: controller_utils.go, RealPodControl (v1.36).</remarks>
internal sealed class PodControl(ComponentContext context, WriteConsistency written)
{
    private const string NamespaceTerminating = "NamespaceTerminating";

    /// <summary>Creates a Pod of <paramref name="owner"/>'s.</summary>
    /// <exception cref="ApiException">It was refused; an Event says so, unless the namespace goes.</exception>
    public Pod Create(ApiObject owner, Pod pod)
    {
        try
        {
            var created = context.Client.Create(pod);
            written.Wrote(owner, created);
            context.Events.Record(owner, "Normal", "SuccessfulCreate", $"Created pod: {created.Metadata.Name}");
            return created;
        }
        catch (ApiException e)
        {
            if (!IsForWantOfANamespace(e))
                context.Events.Record(owner, "Warning", "FailedCreate", $"Error creating: {e.Message}");
            throw;
        }
    }

    /// <summary>Deletes a Pod of <paramref name="owner"/>'s.</summary>
    /// <returns>Why it was refused; null when it was not, or when the Pod is gone already.</returns>
    public ApiException? Delete(ApiObject owner, Pod pod)
    {
        try
        {
            var deleted = context.Client.Delete<Pod>(ObjectKey.Of(pod));
            written.Wrote(owner, deleted);
            context.Events.Record(owner, "Normal", "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
            return null;
        }
        catch (ApiException e) when (e.Reason == "NotFound")
        {
            return null; // Somebody else was quicker.
        }
        catch (ApiException e)
        {
            context.Events.Record(owner, "Warning", "FailedDelete", $"Error deleting: {e.Message}");
            return e;
        }
    }

    /// <summary>Whether a Pod was refused because its namespace goes: then nobody will miss it.</summary>
    public static bool IsForWantOfANamespace(Exception? error) => error is ApiException e && e.HasCause(NamespaceTerminating);
}
