using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling;

/// <summary>Finds the shape of a Pod: by the parts it shares with the others of its template, or else by content.</summary>
internal sealed class ShapeInterner(Snapshot snapshot, TopologyReader topology)
{
    private const int Limit = 8192; // Then all is forgotten and made again as needed: sameness saves work, nothing depends on it.

    // The Pods of a template are met in turn as ones that wait and as ones that have just been placed. Never enumerated.
    private readonly Dictionary<object, Known> _pending = new(ReferenceEqualityComparer.Instance), _placed = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PodShape> _shapes = new(PodShape.SameContent); // Never enumerated.
    private string[] _annotationKeys = [];

    /// <summary>Annotations of these keys belong to a shape from now on. Must be said before the first shape is asked for.</summary>
    public void HeedAnnotations(IEnumerable<string> keys) => _annotationKeys = [.. _annotationKeys.Union(keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The shape of a Pod that waits to be scheduled.</summary>
    public PodShape OfPending(Pod pod) => Of(pod, isPending: true);

    /// <summary>The shape of a Pod that stands on a Node: where it stands is no demand.</summary>
    public PodShape OfPlaced(Pod pod) => Of(pod, isPending: false);

    private PodShape Of(Pod pod, bool isPending)
    {
        var byContainers = isPending ? _pending : _placed;
        if (byContainers.Count >= Limit)
        {
            _pending.Clear();
            _placed.Clear();
            _shapes.Clear();
        }
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byContainers, pod.Spec.Containers, out var exists);
        if (exists && known.HasSameSpec(pod.Spec) && HasSameMetadata(known, pod))
            return known.Shape;
        var shape = new PodShape(pod.Spec, AnnotationsOf(pod), topology.Read(pod, isPending), snapshot, isPending);
        if (_shapes.TryGetValue(shape, out var same))
            shape = same;
        else
            _shapes.Add(shape);
        known = new Known(pod, isPending, shape, topology.Version); // After reading, which may have taught it something new.
        return shape;
    }

    private bool HasSameMetadata(in Known known, Pod pod)
    {
        foreach (var key in _annotationKeys)
        {
            if (known.Shape.Annotations.Find(key) != pod.Metadata.Annotations.Find(key))
                return false;
        }
        return (!topology.IsHeeded && !TopologyReader.HasOwn(pod.Spec)) || (known.Version == topology.Version && known.HasSameMetadata(pod.Metadata));
    }

    private ValueMap<string> AnnotationsOf(Pod pod)
    {
        ValueMap<string> heeded = [];
        foreach (var key in _annotationKeys)
        {
            if (pod.Metadata.Annotations.TryGetValue(key, out var value))
                heeded = heeded.Set(key, value);
        }
        return heeded;
    }

    /// <summary>The parts of a Pod from which its shape was made.</summary>
    private readonly struct Known(Pod pod, bool isPending, PodShape shape, long version)
    {
        public PodShape Shape { get; } = shape;

        public long Version { get; } = version;

        public bool HasSameSpec(PodSpec other)
        {
            var spec = pod.Spec;
            return ReferenceEquals(spec, other)
                || ((!isPending || (spec.NodeName ?? "") == (other.NodeName ?? ""))
                    && spec.Tolerations == other.Tolerations
                    && spec.NodeSelector == other.NodeSelector
                    && spec.Affinity == other.Affinity
                    && spec.TopologySpreadConstraints == other.TopologySpreadConstraints
                    && spec.InitContainers == other.InitContainers
                    && spec.Overhead == other.Overhead
                    && spec.Resources == other.Resources
                    && spec.ResourceClaims == other.ResourceClaims
                    && spec.PreemptionPolicy == other.PreemptionPolicy);
        }

        public bool HasSameMetadata(ObjectMeta other) =>
            pod.Metadata.Labels == other.Labels && pod.Metadata.Namespace == other.Namespace && pod.Metadata.OwnerReferences == other.OwnerReferences;
    }
}
