using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>Creates, corrects and deletes the Pods of a StatefulSet with the claims that are theirs, and tells of it.</summary>
/// <remarks>Source: stateful_pod_control.go (v1.36).</remarks>
internal sealed class SetPods(ComponentContext context, WriteConsistency written)
{
    private const int Attempts = 5; // retry.DefaultBackoff

    public SetClaims Claims { get; } = new(context, written);

    /// <summary>Creates a Pod, its claims first.</summary>
    /// <exception cref="ApiException">It could not be created; that it exists is told nobody.</exception>
    public void Create(StatefulSet set, Pod pod)
    {
        Try("Create", set, pod, () => Claims.CreateMissing(set, pod));
        Pod created;
        try
        {
            written.Wrote(set, created = context.Client.Create(pod));
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        {
            throw;
        }
        catch (ApiException e)
        {
            Record("Create", set, pod, e);
            throw;
        }
        Try("Update", set, pod, () => Claims.CorrectOwners(set, created));
        Record("Create", set, pod, null);
    }

    /// <summary>Creates what is missing of the claims of a Pod that waits for them.</summary>
    /// <exception cref="ApiException">It could not be done.</exception>
    public void CreateMissingClaims(StatefulSet set, Pod pod)
    {
        Claims.CreateMissing(set, pod);
        Try("Update", set, pod, () => Claims.CorrectOwners(set, pod));
    }

    /// <summary>Whether a Pod has the name, labels and volumes of its number, and its claims the right owners.</summary>
    public bool IsRight(StatefulSet set, Pod pod) => PodIdentity.IsRight(set, pod) && PodIdentity.HasItsVolumes(set, pod) && Claims.HaveTheRightOwners(set, pod);

    /// <summary>Makes a Pod and its claims what they should be.</summary>
    /// <exception cref="ApiException">It was refused.</exception>
    public void Correct(StatefulSet set, Pod pod)
    {
        if (!PodIdentity.HasItsVolumes(set, pod))
            Try("Update", set, pod, () => Claims.CreateMissing(set, pod));
        if (!Claims.HaveTheRightOwners(set, pod))
            Try("Update", set, pod, () => Claims.CorrectOwners(set, pod));
        Try("Update", set, pod, () => Write(set, pod));
        Record("Update", set, pod, null);
    }

    /// <summary>Deletes a Pod; its claims stay.</summary>
    /// <exception cref="ApiException">It was refused, or is gone.</exception>
    public void Delete(StatefulSet set, Pod pod)
    {
        Try("Delete", set, pod, () => written.Wrote(set, context.Client.Delete<Pod>(pod.Key)));
        Record("Delete", set, pod, null);
    }

    private void Write(StatefulSet set, Pod pod)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                written.Wrote(set, context.Client.Update(PodIdentity.Corrected(set, pod)));
                return;
            }
            catch (ApiException e) when (e.Reason == "Conflict" && attempt < Attempts && context.DirectClient.Find<Pod>(pod.Key) is { } now)
            {
                pod = now;
            }
        }
    }

    private void Try(string verb, StatefulSet set, Pod pod, Action action)
    {
        try
        {
            action();
        }
        catch (ApiException e)
        {
            Record(verb, set, pod, e);
            throw;
        }
    }

    private void Record(string verb, StatefulSet set, Pod pod, ApiException? error)
    {
        var what = $"{verb} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name}";
        if (error is null)
            context.Events.Record(set, "Normal", "Successful" + verb, what + " successful");
        else
            context.Events.Record(set, "Warning", "Failed" + verb, $"{what} failed error: {error.Message}");
    }
}
