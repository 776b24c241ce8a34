namespace ClusterSim.Scheduling.Plugins;

/// <summary>The resources a scorer looks at for one shape.</summary>
/// <remarks>Source: plugins/noderesources/resource_allocation.go, calculateResourceAllocatableRequest (v1.36).</remarks>
internal sealed class AllocationTerms
{
    // A quotient of numbers below 2^46 by one below 2^47, times 100, truncates in doubles as it does in integers.
    private const long LargestExact = 1L << 46;

    private AllocationTerms(AllocationTerm[] terms) => Terms = terms;

    public AllocationTerm[] Terms { get; }

    /// <summary>As scored by <see cref="NodeResourcesFit"/>: with the non-zero defaults.</summary>
    public static AllocationTerms ForFit(PodShape pod, Snapshot snapshot, ValueList<ResourceSpec> resources) =>
        new([.. resources.Select(spec => (spec, Index: snapshot.ResourceIndex(spec.Name)))
            .Select(entry => new AllocationTerm(entry.Index, entry.spec.Weight, pod.ScoringRequest(entry.Index), NonZero: true))
            .Where(term => Counts(term, snapshot))]);

    /// <summary>As scored by <see cref="NodeResourcesBalancedAllocation"/>: plain requests.</summary>
    public static AllocationTerms ForBalance(PodShape pod, Snapshot snapshot, ValueList<ResourceSpec> resources) =>
        new([.. resources.Select(spec => snapshot.ResourceIndex(spec.Name))
            .Select(index => new AllocationTerm(index, 1, pod.Request(index), NonZero: false))
            .Where(term => Counts(term, snapshot))]);

    /// <summary>True when every Node has every resource, in amounts that doubles divide exactly: then whole columns can be passed over.</summary>
    public bool SuitsVectors(Snapshot snapshot)
    {
        foreach (var term in Terms)
        {
            var (largest, everywhere) = snapshot.Resource(term.Resource).Facts(snapshot);
            if (!everywhere || largest >= LargestExact)
                return false;
        }
        return true;
    }

    // What the Pod does not ask for says nothing about where it should go; CPU, memory and storage always do.
    private static bool Counts(AllocationTerm term, Snapshot snapshot) =>
        term.PodAmount != 0 || !ResourceNames.IsScalar(snapshot.ResourceName(term.Resource));
}
