namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>Namespaces.</summary>
internal static class Namespaces
{
    /// <summary>The two that upstream's scenarios with affinity use.</summary>
    public static IEnumerable<ApiObject> Sched => [Named("sched-0"), Named("sched-1")];

    /// <summary>So many of a team's, and one more for the measured Pods.</summary>
    public static IEnumerable<ApiObject> OfTeam(int count) => [.. Enumerable.Range(0, count).Select(i => Named($"init-ns-{i}", new KeyValuePair<string, string>("team", "devops"))), Named("measure-ns-0", new KeyValuePair<string, string>("team", "devops"))];

    public static Namespace Named(string name, params KeyValuePair<string, string>[] labels) => new() { Metadata = new() { Name = name, Labels = [.. labels] } };
}
