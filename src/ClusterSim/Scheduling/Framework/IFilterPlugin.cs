namespace ClusterSim.Scheduling;

/// <summary>Rejects Nodes a Pod cannot run on.</summary>
public interface IFilterPlugin : ISchedulerPlugin
{
    /// <summary>Judges Nodes.</summary>
    /// <param name="pod">What the Pod asks for.</param>
    /// <param name="state">Notes of this cycle.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="candidates">Rows to judge. Rows that another plugin rejects may be among them.</param>
    /// <param name="verdicts">Where the verdicts go, by place in <paramref name="candidates"/>. All say <see cref="Verdict.Fits"/> at first.</param>
    void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts);

    /// <summary>True when it rejects no Node, so that it need not be asked about any: for Pods, or clusters, it has nothing to do with. Default: false.</summary>
    bool AcceptsAll(PodShape pod, Snapshot snapshot) => false;

    /// <summary>Puts a rejection in words, one reason or more. By default the text of the <see cref="Reason"/> it was made with.</summary>
    void Describe(PodShape pod, Snapshot snapshot, Verdict verdict, ICollection<string> reasons) => reasons.Add(Reason.Get((uint)verdict.Detail).Text);
}
