using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Pods;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Revisions;

/// <summary>The ControllerRevisions of StatefulSets and DaemonSets: whose they are, and which templates they hold.</summary>
/// <remarks>Source: history/controller_history.go (v1.36).</remarks>
internal sealed class RevisionHistory
{
    private const string OrphanIndex = "orphans";

    private readonly IClusterClient _client;
    private readonly IClusterClient _direct;
    private readonly WriteConsistency _written;
    private readonly Informer<ControllerRevision> _revisions;
    private readonly Dictionary<string, PodTemplateSpec?> _templates = new(StringComparer.Ordinal); // By the revision's uid: its data never changes. Looked up only.

    public RevisionHistory(ComponentContext context, WriteConsistency written)
    {
        (_client, _direct, _written) = (context.Client, context.DirectClient, written);
        _revisions = context.Informers.For<ControllerRevision>();
        _revisions.AddIndex(OrphanIndex, revision => revision.Controller is null ? [revision.Metadata.Namespace!] : []);
        _revisions.OnChange((before, after) =>
        {
            if (after is null)
                _templates.Remove(before!.Metadata.Uid!);
        });
    }

    /// <summary>The revisions that name <paramref name="owner"/> as their controller, whatever their labels.</summary>
    public IReadOnlyList<ControllerRevision> Of(ApiObject owner) => _client.ListOwnedBy<ControllerRevision>(owner);

    /// <summary>The revisions in <paramref name="namespace"/> that nobody owns.</summary>
    public IReadOnlyList<ControllerRevision> OrphansIn(string @namespace) => _revisions.ByIndex(OrphanIndex, @namespace);

    /// <summary>Makes an orphan one of <paramref name="owner"/>'s.</summary>
    /// <returns>The revision as stored, or null when it went away meanwhile.</returns>
    public ControllerRevision? Adopt(ApiObject owner, ControllerRevision orphan) =>
        ControllerRefs.Adopt(_client, orphan, owner) is { } adopted ? Noted(owner, adopted) : null;

    /// <summary>Lets a revision go.</summary>
    public void Release(ApiObject owner, ControllerRevision revision) => ControllerRefs.Release(_client, revision, owner);

    /// <summary>The template that a revision brings back; null when it holds none.</summary>
    public PodTemplateSpec? TemplateOf(ControllerRevision revision)
    {
        if (!_templates.TryGetValue(revision.Metadata.Uid!, out var template))
            _templates.Add(revision.Metadata.Uid!, template = RevisionData.TemplateIn(revision.Data));
        return template;
    }

    /// <summary>Stores a new revision that holds <paramref name="template"/>.</summary>
    public ControllerRevision Create(ApiObject owner, ControllerRevision revision, PodTemplateSpec template)
    {
        var created = Noted(owner, _client.Create(revision));
        _templates[created.Metadata.Uid!] = template; // The very one: so comparing costs nothing.
        return created;
    }

    /// <summary>The revision of that name as it is now, which may be somebody else's.</summary>
    public ControllerRevision GetNow(ObjectKey key) => _direct.Get<ControllerRevision>(key);

    /// <summary>Changes a revision, as it is now when it has changed since.</summary>
    public ControllerRevision Change(ApiObject owner, ControllerRevision revision, Func<ControllerRevision, ControllerRevision> change)
    {
        try
        {
            return Noted(owner, _client.Update(change(revision)));
        }
        catch (ApiException e) when (e.Reason == "Conflict")
        {
            return Noted(owner, _client.Update(change(GetNow(revision.Key))));
        }
    }

    /// <summary>Deletes a revision that is no longer needed.</summary>
    public void Delete(ApiObject owner, ControllerRevision revision)
    {
        try
        {
            _written.Wrote(owner, _client.Delete<ControllerRevision>(revision.Key));
        }
        catch (ApiException e) when (e.Reason == "NotFound")
        {
            // Somebody else was quicker.
        }
    }

    private ControllerRevision Noted(ApiObject owner, ControllerRevision revision)
    {
        _written.Wrote(owner, revision);
        return revision;
    }
}
