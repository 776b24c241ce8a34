using System.Globalization;
using ClusterSim.Api.Apps;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What the labels of Pods say that come from a DaemonSet's present template.</summary>
/// <param name="Hash">Hash of the revision.</param>
/// <param name="Generation">Number of the template, as it was counted before there were revisions; null when the set does not say.</param>
/// <remarks>Source: daemon/util/daemonset_util.go, IsPodUpdated, CreatePodTemplate (v1.36).</remarks>
internal sealed record DaemonRevision(string Hash, string? Generation)
{
    private const string GenerationLabel = "pod-template-generation";
    private const string GenerationAnnotation = "deprecated.daemonset.template.generation";

    private (ValueMap<string> Labels, bool IsUpdated) _last = ([], false); // Pods of one template share their labels.

    /// <summary>The present revision of <paramref name="set"/>.</summary>
    public static DaemonRevision Of(DaemonSet set, ControllerRevision current) => new(DaemonHistory.HashOf(current), GenerationOf(set));

    /// <summary>The labels of a template with those of the revision.</summary>
    public ValueMap<string> AddTo(ValueMap<string> labels)
    {
        labels = labels.Set(RevisionNames.PodLabel, Hash);
        return Generation is null ? labels : labels.Set(GenerationLabel, Generation);
    }

    /// <summary>Whether a Pod comes from the present template.</summary>
    public bool IsOf(Pod pod)
    {
        var labels = pod.Metadata.Labels;
        if (!ReferenceEquals(labels, _last.Labels))
            _last = (labels, labels.Find(RevisionNames.PodLabel) == Hash || (Generation is not null && labels.Find(GenerationLabel) == Generation));
        return _last.IsUpdated;
    }

    // What is no number counts for nothing.
    private static string? GenerationOf(DaemonSet set) =>
        long.TryParse(set.Annotation(GenerationAnnotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
