using ClusterSim.Client;

namespace ClusterSim.Controllers.Pods;

/// <summary>Which Pods belong to a controller: those that name it as their controller, and those without one that its selector matches, which it adopts.</summary>
/// <remarks>Source: controller_ref_manager.go, PodControllerRefManager (v1.36).</remarks>
internal sealed class ControlledPods
{
    private const string OrphanIndex = "orphans";

    private readonly IClusterClient _client;
    private readonly Informer<Pod> _pods;

    public ControlledPods(IClusterClient client, Informers informers)
    {
        _client = client;
        _pods = informers.For<Pod>();
        _pods.AddIndex(OrphanIndex, pod => pod.Controller is null ? [pod.Metadata.Namespace!] : []);
    }

    /// <summary>The Pods that name <paramref name="owner"/> as their controller, whatever their labels.</summary>
    public IReadOnlyList<Pod> Of(ApiObject owner) => _client.ListOwnedBy<Pod>(owner);

    /// <summary>Pods in <paramref name="namespace"/> that no controller looks after.</summary>
    public IReadOnlyList<Pod> OrphansIn(string @namespace) => _pods.ByIndex(OrphanIndex, @namespace);

    /// <summary>Whether there are any of those.</summary>
    public bool HasOrphansIn(string @namespace) => _pods.CountByIndex(OrphanIndex, @namespace) > 0;

    /// <summary>The active Pods of <paramref name="owner"/> after adopting those that match and releasing those that no longer do.</summary>
    public List<Pod> Claim(ApiObject owner, LabelSelector selector)
    {
        var claimed = new List<Pod>();
        foreach (var pod in Of(owner))
        {
            if (!pod.IsActive)
                continue;
            if (selector.Matches(pod.Metadata.Labels))
                claimed.Add(pod);
            else if (!owner.IsBeingDeleted)
                ControllerRefs.Release(_client, pod, owner);
        }
        AdoptInto(claimed, owner, selector, static pod => pod.IsActive);
        return claimed;
    }

    /// <summary>All Pods of <paramref name="owner"/>, those that are over or being deleted among them, after adopting those that match and releasing those that no longer do.</summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="selector">Which labels they have.</param>
    /// <param name="belongs">What else makes a Pod one of them; null: nothing.</param>
    public List<Pod> ClaimAll(ApiObject owner, LabelSelector selector, Func<Pod, bool>? belongs = null)
    {
        var owned = Of(owner);
        var claimed = new List<Pod>(owned.Count);
        foreach (var pod in owned)
        {
            if (selector.Matches(pod.Metadata.Labels) && belongs?.Invoke(pod) != false)
                claimed.Add(pod);
            else if (!owner.IsBeingDeleted)
                ControllerRefs.Release(_client, pod, owner);
        }
        AdoptInto(claimed, owner, selector, belongs);
        return claimed;
    }

    /// <summary>The Pods of <paramref name="owner"/> that match and are being deleted, but not gone.</summary>
    public int CountTerminating(ApiObject owner, LabelSelector selector) =>
        Of(owner).Count(pod => pod.IsBeingDeleted && !pod.IsTerminal && selector.Matches(pod.Metadata.Labels));

    private void AdoptInto(List<Pod> claimed, ApiObject owner, LabelSelector selector, Func<Pod, bool>? belongs)
    {
        if (owner.IsBeingDeleted)
            return;
        foreach (var pod in OrphansIn(owner.Metadata.Namespace!))
            if (!pod.IsBeingDeleted && selector.Matches(pod.Metadata.Labels) && belongs?.Invoke(pod) != false && ControllerRefs.Adopt(_client, pod, owner) is { } adopted)
                claimed.Add(adopted);
    }
}
