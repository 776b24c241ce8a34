using System.Globalization;
using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>The numbers a StatefulSet gives to its Pods, which their names end with.</summary>
/// <remarks>Source: stateful_set_utils.go, getParentNameAndOrdinal, podInOrdinalRange (v1.36).</remarks>
internal static class Ordinals
{
    extension(StatefulSet set)
    {
        public int Replicas => set.Spec.Replicas ?? 1;

        public int FirstOrdinal => set.Spec.Ordinals?.Start ?? 0;

        /// <summary>Whether Pods are created and deleted all at once.</summary>
        public bool IsParallel => set.Spec.PodManagementPolicy == "Parallel";

        public string PodName(int ordinal) => set.Metadata.Name + "-" + ordinal.ToString(CultureInfo.InvariantCulture);

        /// <summary>Whether a Pod of that name may be one of the set's.</summary>
        public bool CanBeNamed(string podName) => ParentAndOrdinal(podName).Parent.SequenceEqual(set.Metadata.Name);

        /// <summary>The number of a Pod; -1 when its name ends with none, or with one that is too large.</summary>
        public int OrdinalOf(Pod pod) => ParentAndOrdinal(pod.Metadata.Name).Ordinal;

        /// <summary>Whether the Pod has the very name that the set gives to its number: <c>db-7</c>, and not <c>db-07</c>.</summary>
        public bool HasNamed(Pod pod)
        {
            var name = pod.Metadata.Name;
            return ParentAndOrdinal(name) is { Ordinal: >= 0 } parsed && parsed.Parent.SequenceEqual(set.Metadata.Name) && (name![parsed.Parent.Length + 1] != '0' || name.Length == parsed.Parent.Length + 2);
        }

        /// <summary>Whether there is to be a Pod with that number.</summary>
        public bool Wants(int ordinal) => ordinal >= set.FirstOrdinal && ordinal < set.FirstOrdinal + set.Replicas;
    }

    private static Parsed ParentAndOrdinal(string? podName)
    {
        var dash = podName?.LastIndexOf('-') ?? -1;
        if (dash < 0)
            return new([], -1);
        var digits = podName.AsSpan(dash + 1);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return new([], -1);
        return new(podName.AsSpan(0, dash), int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1);
    }

    private readonly ref struct Parsed(ReadOnlySpan<char> parent, int ordinal)
    {
        public ReadOnlySpan<char> Parent { get; } = parent;

        public int Ordinal { get; } = ordinal;
    }
}
