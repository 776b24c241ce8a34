namespace ClusterSim.Scheduling.Plugins;

/// <summary>A spread constraint and the counts it looks at.</summary>
internal sealed class SpreadRule
{
    private const string Hostname = "kubernetes.io/hostname";

    public SpreadRule(SpreadTerm term, Eligibility among, Snapshot snapshot)
    {
        Term = term;
        Counts = snapshot.Topology.Counter(new([term.CountsNone ? term.Selector with { Labels = null } : term.Selector], WithTerminating: false)).Counts;
        Domains = Counts.By(snapshot.Labels(term.TopologyKey), among.IsNeeded ? among : null);
        Watch = new(Domains);
    }

    public SpreadTerm Term { get; }

    /// <summary>Whether every Node is a domain of its own.</summary>
    public bool IsByHost => Term.TopologyKey == Hostname;

    public RowCounts Counts { get; }

    public DomainCounts Domains { get; }

    public DomainWatch Watch { get; }

    /// <summary>How many may stand in a domain before the Pod comes.</summary>
    public int Limit => Term.MaxSkew + Least - (Term.MatchesSelf ? 1 : 0);

    private int Least => Domains.Count < Term.MinDomains ? 0 : Domains.Least;
}
