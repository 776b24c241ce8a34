using System.Globalization;
using ClusterSim.Api.Apps;
using ClusterSim.Controllers.Revisions;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>What makes a Pod the one with a certain number: name, hostname, labels, and volumes of its own.</summary>
/// <remarks>Source: stateful_set_utils.go, newVersionedStatefulSetPod, identityMatches, storageMatches (v1.36).</remarks>
internal static class PodIdentity
{
    private const string NameLabel = "statefulset.kubernetes.io/pod-name";
    private const string IndexLabel = "apps.kubernetes.io/pod-index";

    /// <summary>A new Pod with that number.</summary>
    /// <param name="set">Whose.</param>
    /// <param name="ordinal">Its number.</param>
    /// <param name="template">What it looks like.</param>
    /// <param name="revision">Name of the revision the template comes from.</param>
    public static Pod New(StatefulSet set, int ordinal, PodTemplateSpec template, string revision)
    {
        var pod = Pod.FromTemplate(template, set);
        var name = set.PodName(ordinal);
        return pod with
        {
            Metadata = pod.Metadata with { Name = name, Labels = Labels(pod, name, ordinal).Set(RevisionNames.PodLabel, revision) },
            Spec = pod.Spec with { Hostname = name, Subdomain = set.Spec.ServiceName, Volumes = Volumes(set, ordinal, pod.Spec.Volumes) },
        };
    }

    /// <summary>Name of the revision a Pod comes from; empty when it does not say.</summary>
    public static string RevisionOf(Pod pod) => pod.Metadata.Labels.Find(RevisionNames.PodLabel) ?? "";

    /// <summary>Whether name and labels are as they should be.</summary>
    public static bool IsRight(StatefulSet set, Pod pod) =>
        set.HasNamed(pod) && pod.Metadata.Labels.Find(NameLabel) == pod.Metadata.Name;

    /// <summary>Whether each claim of its own is mounted under the name of the template.</summary>
    public static bool HasItsVolumes(StatefulSet set, Pod pod)
    {
        foreach (var template in set.Spec.VolumeClaimTemplates)
        {
            var name = ClaimName(set, template, set.OrdinalOf(pod));
            if (pod.Spec.Volumes.FindIndex(volume => volume.Name == template.Metadata.Name && volume.PersistentVolumeClaim?.ClaimName == name) < 0)
                return false;
        }
        return true;
    }

    /// <summary>The Pod with labels and volumes as they should be.</summary>
    public static Pod Corrected(StatefulSet set, Pod pod)
    {
        var ordinal = set.OrdinalOf(pod);
        var name = set.PodName(ordinal);
        if (!IsRight(set, pod))
            pod = pod with { Metadata = pod.Metadata with { Name = name, Labels = Labels(pod, name, ordinal) } };
        return HasItsVolumes(set, pod) ? pod : pod with { Spec = pod.Spec with { Volumes = Volumes(set, ordinal, pod.Spec.Volumes) } };
    }

    /// <summary>Name of the claim that a Pod has from <paramref name="template"/>.</summary>
    public static string ClaimName(StatefulSet set, PersistentVolumeClaim template, int ordinal) => template.Metadata.Name + "-" + set.PodName(ordinal);

    private static ValueMap<string> Labels(Pod pod, string name, int ordinal) => pod.Metadata.Labels
        .Set(NameLabel, name)
        .Set(IndexLabel, ordinal.ToString(CultureInfo.InvariantCulture));

    // A volume of the Pod template gives way to a claim of that name.
    private static ValueList<Volume> Volumes(StatefulSet set, int ordinal, ValueList<Volume> others)
    {
        var templates = set.Spec.VolumeClaimTemplates;
        if (templates.Count == 0)
            return others;
        return templates
            .Select(template => new Volume { Name = template.Metadata.Name!, PersistentVolumeClaim = new() { ClaimName = ClaimName(set, template, ordinal) } })
            .ToValueList()
            .AddRange(others.RemoveAll(volume => templates.Any(template => template.Metadata.Name == volume.Name)));
    }
}
