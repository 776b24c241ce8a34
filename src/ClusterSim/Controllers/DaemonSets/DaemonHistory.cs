using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Revisions;
using ClusterSim.Controllers.TemplateHash;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Keeps the revisions of a DaemonSet: one for each template it has had, as far as its limit lets it remember.</summary>
/// <remarks>Source: daemon/update.go, constructHistory, cleanupHistory (v1.36).</remarks>
internal sealed class DaemonHistory(ComponentContext context, RevisionHistory history, WriteConsistency written)
{
    /// <summary>The revision of the present template, created or made the newest again where that is due, and all others.</summary>
    /// <exception cref="ApiException">A revision could not be written; among others, because somebody else has its name: then the next attempt takes another.</exception>
    public (ControllerRevision Current, List<ControllerRevision> Old) Sync(DaemonSet set, LabelSelector selector, List<Pod> pods)
    {
        var all = Claim(set, selector).ConvertAll(revision => Labelled(set, revision));
        var current = all.FindAll(revision => history.TemplateOf(revision) == set.Spec.Template);
        var old = all.FindAll(revision => !current.Contains(revision));
        var next = old.Count == 0 ? 1 : Math.Max(0, old.Max(revision => revision.Revision)) + 1;
        if (current.Count == 0)
            return (Create(set, next), old);
        var kept = current.Count == 1 ? current[0] : KeepOne(set, current, pods);
        if (kept.Revision < next)
            history.Change(set, kept, revision => revision with { Revision = next });
        return (kept, old);
    }

    /// <summary>Deletes the oldest revisions that no Pod comes from, down to the limit.</summary>
    public void CleanUp(DaemonSet set, List<ControllerRevision> old, List<Pod> pods)
    {
        var surplus = old.Count - (set.Spec.RevisionHistoryLimit ?? 10);
        if (surplus <= 0)
            return;
        var needed = pods.Select(pod => pod.Metadata.Labels.Find(RevisionNames.PodLabel)).ToHashSet();
        foreach (var revision in old.Where(revision => !needed.Contains(HashOf(revision))).OrderBy(revision => revision.Revision).Take(surplus))
            history.Delete(set, revision);
    }

    /// <summary>The hash that Pods of a revision carry.</summary>
    public static string HashOf(ControllerRevision revision) => revision.Metadata.Labels.Find(RevisionNames.PodLabel) ?? "";

    private List<ControllerRevision> Claim(DaemonSet set, LabelSelector selector)
    {
        var claimed = new List<ControllerRevision>();
        foreach (var revision in history.Of(set))
        {
            if (selector.Matches(revision.Metadata.Labels))
                claimed.Add(revision);
            else
                history.Release(set, revision);
        }
        foreach (var orphan in history.OrphansIn(set.Metadata.Namespace!))
            if (!orphan.IsBeingDeleted && selector.Matches(orphan.Metadata.Labels) && history.Adopt(set, orphan) is { } adopted)
                claimed.Add(adopted);
        return claimed;
    }

    private ControllerRevision Labelled(DaemonSet set, ControllerRevision revision) => revision.Metadata.Labels.ContainsKey(RevisionNames.PodLabel)
        ? revision
        : history.Change(set, revision, current => current with { Metadata = current.Metadata with { Labels = current.Metadata.Labels.Set(RevisionNames.PodLabel, current.Metadata.Name!) } });

    private ControllerRevision Create(DaemonSet set, long number)
    {
        var template = set.Spec.Template;
        var hash = PodTemplateHash.Of(template, set.Status.CollisionCount);
        var revision = new ControllerRevision
        {
            Metadata = new()
            {
                Name = set.Metadata.Name + "-" + hash,
                Namespace = set.Metadata.Namespace,
                Labels = template.Metadata.Labels.Set(RevisionNames.PodLabel, hash),
                Annotations = set.Metadata.Annotations,
                OwnerReferences = [OwnerReference.For(set)],
            },
            Data = RevisionData.Of(template),
            Revision = number,
        };
        try
        {
            return history.Create(set, revision, template);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists")
        {
            if (history.GetNow(revision.Key) is var taken && taken.Data == revision.Data)
                return taken;
            CountCollision(set);
            throw;
        }
    }

    // Another hash, and so another name, next time. Counted only once, however old the cache.
    private void CountCollision(DaemonSet set)
    {
        var now = context.DirectClient.Get<DaemonSet>(set.Key);
        if (now.Status.CollisionCount == set.Status.CollisionCount)
            written.Wrote(set, context.Client.UpdateStatus(now with { Status = now.Status with { CollisionCount = (now.Status.CollisionCount ?? 0) + 1 } }));
    }

    // Of several that hold the same, the newest stays, and all Pods become its own.
    private ControllerRevision KeepOne(DaemonSet set, List<ControllerRevision> equal, List<Pod> pods)
    {
        var kept = equal.MaxBy(revision => revision.Revision)!;
        kept = equal.FindLast(revision => revision.Revision == kept.Revision)!;
        foreach (var pod in pods)
            if (pod.Metadata.Labels.Find(RevisionNames.PodLabel) != HashOf(kept))
                written.Wrote(set, context.Client.Patch<Pod>(pod.Key, Relabel(HashOf(kept))));
        foreach (var revision in equal)
            if (revision != kept)
                history.Delete(set, revision);
        return kept;
    }

    private static Patch Relabel(string hash) => new(PatchType.Merge, new JsonObject(
        [new("metadata", new JsonObject([new("labels", new JsonObject([new(RevisionNames.PodLabel, hash)]))]))]));
}
