using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>Keeps the revisions of a StatefulSet: one for each template it has had, as far as its limit lets it remember.</summary>
/// <remarks>Source: stateful_set_control.go, getStatefulSetRevisions, truncateHistory (v1.36).</remarks>
internal sealed class SetHistory(RevisionHistory history)
{
    /// <summary>The set's revisions that match its selector, the oldest first; orphans that match become its own, unless it is on its way out.</summary>
    public List<ControllerRevision> Claim(StatefulSet set, LabelSelector selector)
    {
        var revisions = history.Of(set).Where(revision => selector.Matches(revision.Metadata.Labels)).ToList();
        if (!set.IsBeingDeleted)
            foreach (var orphan in history.OrphansIn(set.Metadata.Namespace!))
                if (!orphan.IsBeingDeleted && selector.Matches(orphan.Metadata.Labels) && history.Adopt(set, orphan) is { } adopted)
                    revisions.Add(adopted);
        revisions.Sort(RevisionOrder.Oldest);
        return revisions;
    }

    /// <summary>The current and the update revision. The latter is created, or becomes the newest again, when the template has changed; null when it would have to be and the set is on its way out.</summary>
    public SetRevisions? Find(StatefulSet set, List<ControllerRevision> revisions)
    {
        var template = set.Spec.Template;
        var collisions = set.Status.CollisionCount ?? 0;
        var equal = revisions.FindLast(revision => history.TemplateOf(revision) == template);
        var next = revisions.Count == 0 ? 1 : revisions[^1].Revision + 1;
        ControllerRevision update;
        if (equal is not null)
            update = equal == revisions[^1] ? equal : history.Change(set, equal, revision => revision with { Revision = next });
        else if (set.IsBeingDeleted)
            return null;
        else
            (update, collisions) = Create(set, next, collisions);
        var current = revisions.Find(revision => revision.Metadata.Name == set.Status.CurrentRevision) ?? update;
        return new(current, history.TemplateOf(current) ?? template, update, template, collisions);
    }

    /// <summary>Deletes the oldest revisions that no Pod needs, down to the limit.</summary>
    public void Truncate(StatefulSet set, List<Pod> pods, List<ControllerRevision> revisions, SetRevisions live)
    {
        var limit = set.Spec.RevisionHistoryLimit ?? 10;
        if (limit < 0 || revisions.Count <= limit)
            return;
        var needed = pods.Select(PodIdentity.RevisionOf).Append(live.Current.Metadata.Name!).Append(live.Update.Metadata.Name!).ToHashSet(StringComparer.Ordinal);
        var old = revisions.FindAll(revision => !needed.Contains(revision.Metadata.Name!));
        foreach (var revision in old.Take(old.Count - limit))
            history.Delete(set, revision);
    }

    private (ControllerRevision Revision, int Collisions) Create(StatefulSet set, long number, int collisions)
    {
        var data = RevisionData.Of(set.Spec.Template);
        var text = RevisionData.TextOf(data);
        var labels = set.Spec.Template.Metadata.Labels.Set(RevisionNames.HashLabel, RevisionNames.Hash(text, collisions)); // Stays when the name has to change.
        while (true)
        {
            var revision = new ControllerRevision
            {
                Metadata = new()
                {
                    Name = RevisionNames.Name(set, RevisionNames.Hash(text, collisions)),
                    Namespace = set.Metadata.Namespace,
                    Labels = labels,
                    Annotations = set.Metadata.Annotations,
                    OwnerReferences = [OwnerReference.For(set)],
                },
                Data = data,
                Revision = number,
            };
            try
            {
                return (history.Create(set, revision, set.Spec.Template), collisions);
            }
            catch (ApiException e) when (e.Reason == "AlreadyExists")
            {
                if (history.GetNow(revision.Key) is var taken && taken.Data == data)
                    return (taken, collisions);
                collisions++; // A stranger has the name: another hash, and so another name.
            }
        }
    }
}
