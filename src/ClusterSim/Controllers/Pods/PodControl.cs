using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Pods;

/// <summary>Creates and deletes Pods on behalf of their controller, and tells so in its Events.</summary>
/// <remarks>Source: controller_utils.go, RealPodControl (v1.36).</remarks>
internal sealed class PodControl(ComponentContext context, WriteConsistency written)
{
    /// <exception cref="ApiException">It could not be created.</exception>
    public void Create(ApiObject owner, Pod pod)
    {
        try
        {
            var created = context.Client.Create(pod);
            written.Wrote(owner, created);
            context.Events.Record(owner, "Normal", "SuccessfulCreate", $"Created pod: {created.Metadata.Name}");
        }
        catch (ApiException e)
        {
            if (!e.HasCause("NamespaceTerminating"))
                context.Events.Record(owner, "Warning", "FailedCreate", $"Error creating: {e.Message}");
            throw;
        }
    }

    /// <returns>Why it could not be deleted; null when it was, or was gone already.</returns>
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
}
