using ClusterSim.Api.Storage;
using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <summary>Finds out what the claims of a Pod would get on a Node.</summary>
/// <remarks>
/// <para>Source: plugins/volumebinding/binder.go, FindPodVolumes (v1.36).</para>
/// <para>Differs from Kubernetes: how much storage a driver has left (CSIStorageCapacity) is not asked for.</para>
/// </remarks>
internal sealed class VolumePlanner(ISchedulerObjects objects, AssumedVolumes assumed)
{
    private const string NoProvisioner = "kubernetes.io/no-provisioner"; // NotSupportedProvisioner

    /// <summary>The claims of <paramref name="pod"/>; all of them must be there.</summary>
    public PodClaims Sort(Pod pod)
    {
        var claims = new PodClaims();
        foreach (var name in pod.ClaimNames())
        {
            var claim = assumed.FindClaim(new(pod.Metadata.Namespace!, name))!;
            if (claim.IsFullyBound)
            {
                claims.Bound.Add(claim);
                claims.BoundVolumes.Add(assumed.FindVolume(claim.Spec.VolumeName!));
            }
            else if (string.IsNullOrEmpty(claim.Spec.VolumeName) && claim.ClassName.Length > 0 && objects.Find<StorageClass>(new(claim.ClassName))?.WaitsForConsumer == true)
                claims.Delayed.Add(claim);
            else
                claims.Immediate.Add(claim); // Asking for a volume by name leaves nothing to decide, whatever the class says.
        }
        var sorted = claims.Delayed.OrderBy(claim => claim.RequestedSize).ToList();
        claims.Delayed.Clear();
        claims.Delayed.AddRange(sorted);
        return claims;
    }

    /// <summary>What <paramref name="claims"/> would get on <paramref name="node"/>.</summary>
    /// <exception cref="InvalidOperationException">A claim has no class, or one that is not there.</exception>
    public VolumePlan Plan(PodClaims claims, Node node)
    {
        var problems = ProblemsOfBound(claims, node);
        if (claims.Delayed.Count == 0)
            return problems == VolumeProblems.None ? VolumePlan.Nothing : VolumePlan.Rejected(problems);
        var bindings = new List<(PersistentVolume Volume, PersistentVolumeClaim Claim)>();
        var provisions = new List<PersistentVolumeClaim>();
        foreach (var claim in claims.Delayed)
        {
            if (claim.Annotation(VolumeAnnotations.SelectedNode) is not { } selected)
                continue;
            if (selected != node.Metadata.Name)
                return VolumePlan.Rejected(problems | VolumeProblems.NothingToBind);
            provisions.Add(claim);
        }
        foreach (var claim in claims.Delayed.Where(claim => claim.Annotation(VolumeAnnotations.SelectedNode) is null))
        {
            var volume = VolumeMatch.Find(claim, assumed.VolumesOf(claim.ClassName), waits: false, candidate => IsUsableOn(candidate, node), candidate => bindings.Exists(other => other.Volume.Metadata.Name == candidate.Metadata.Name));
            if (volume is null)
                provisions.Add(claim);
            else
                bindings.Add((volume, claim));
        }
        if (!provisions.TrueForAll(claim => CanBeMadeOn(claim, node)))
            problems |= VolumeProblems.NothingToBind;
        return problems == VolumeProblems.None ? new(problems, bindings, provisions) : VolumePlan.Rejected(problems);
    }

    /// <summary>Whether a volume can be used on a Node.</summary>
    public static bool IsUsableOn(PersistentVolume volume, Node node) => volume.Spec.NodeAffinity?.Required is not { } required || NodeConstraint.Matches(required, node);

    private static VolumeProblems ProblemsOfBound(PodClaims claims, Node node)
    {
        foreach (var volume in claims.BoundVolumes)
        {
            if (volume is null)
                return VolumeProblems.VolumeMissing;
            if (!IsUsableOn(volume, node))
                return VolumeProblems.NodeAffinity;
        }
        return VolumeProblems.None;
    }

    private bool CanBeMadeOn(PersistentVolumeClaim claim, Node node)
    {
        if (claim.ClassName.Length == 0)
            throw new InvalidOperationException($"no class for claim \"{ObjectKey.Of(claim)}\"");
        var storageClass = objects.Find<StorageClass>(new(claim.ClassName)) ?? throw new InvalidOperationException($"failed to find storage class \"{claim.ClassName}\"");
        return storageClass.Provisioner is not ("" or NoProvisioner) && Allows(storageClass.AllowedTopologies, node);
    }

    private static bool Allows(ValueList<TopologySelectorTerm> terms, Node node) =>
        terms.Count == 0 || terms.Any(term => term.MatchLabelExpressions.All(expression => node.Metadata.Labels.Find(expression.Key) is { } value && expression.Values.Contains(value)));
}
