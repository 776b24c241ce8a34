namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>What Pods want to have near them, and what not.</summary>
internal static class AffinityTerms
{
    public const string Hostname = "kubernetes.io/hostname";
    public const string Zone = "topology.kubernetes.io/zone";

    /// <summary>Pods of a colour in the two namespaces that upstream uses, <c>sched-0</c> and <c>sched-1</c>.</summary>
    public static PodAffinityTerm InSched(string color, string topologyKey) =>
        new() { LabelSelector = Labels("color", color), TopologyKey = topologyKey, Namespaces = ["sched-1", "sched-0"] };

    /// <summary>Pods of a colour in all namespaces of one team.</summary>
    public static PodAffinityTerm InTeam(string color, string topologyKey) =>
        new() { LabelSelector = Labels("color", color), TopologyKey = topologyKey, NamespaceSelector = Labels("team", "devops") };

    public static PodTemplateSpec Near(string color, PodAffinityTerm term) =>
        Colored(color, new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [term] } });

    public static PodTemplateSpec RatherNear(string color, PodAffinityTerm term) =>
        Colored(color, new() { PodAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 1, PodAffinityTerm = term }] } });

    public static PodTemplateSpec NotNear(string color, PodAffinityTerm term) =>
        Colored(color, new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [term] } });

    public static PodTemplateSpec RatherNotNear(string color, PodAffinityTerm term) =>
        Colored(color, new() { PodAntiAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 1, PodAffinityTerm = term }] } });

    public static LabelSelector Labels(string key, string value) => new() { MatchLabels = [new(key, value)] };

    private static PodTemplateSpec Colored(string color, Affinity affinity) => PodTemplates.Template(PerfPods.Spec with { Affinity = affinity }, new KeyValuePair<string, string>("color", color));
}
