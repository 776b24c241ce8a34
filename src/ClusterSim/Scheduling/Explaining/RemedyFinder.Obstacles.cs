using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <content>What stands in the way, Node by Node.</content>
internal sealed partial class RemedyFinder
{
    private const string Cordon = "node.kubernetes.io/unschedulable";
    private const string Insufficient = "Insufficient ";

    // Rejections of the Pod as a whole stand in the way everywhere.
    private readonly ExplainedVerdict[] _everywhere = [.. explanation.Plugins.Select(static plugin => plugin.PreFilter).OfType<ExplainedVerdict>()
        .Where(static verdict => verdict.Code is not (StatusCode.Success or StatusCode.Skip))];

    private List<Obstacle> ObstaclesOn(ExplainedNode node)
    {
        var obstacles = new List<Obstacle>();
        foreach (var verdict in _everywhere.Concat(node.Verdicts))
            obstacles.AddRange(ObstaclesOf(verdict, node));
        if (node.KeptFor.Count > 0)
            obstacles.Add(new(RemedyKind.AwaitNominatedPod, null, string.Join(", ", node.KeptFor)));
        else if (obstacles.Count == 0 && node.Rejection is { } rejection)
            obstacles.Add(new(RemedyKind.Other, rejection.Plugin, rejection.Message));
        return [.. obstacles.Distinct()];
    }

    private IEnumerable<Obstacle> ObstaclesOf(ExplainedVerdict verdict, ExplainedNode node) => verdict.Plugin switch
    {
        "NodeResourcesFit" => verdict.Reasons.Select(reason => reason.StartsWith(Insufficient, StringComparison.Ordinal)
            ? new Obstacle(RemedyKind.FreeResource, verdict.Plugin, reason[Insufficient.Length..])
            : new Obstacle(RemedyKind.FreePodSlot, verdict.Plugin, reason)),
        "TaintToleration" => UntoleratedOn(node).Select(taint => taint.Key == Cordon ? Uncordon : new(RemedyKind.TolerateTaint, verdict.Plugin, InWords(taint))),
        "NodeUnschedulable" => [Uncordon],
        "NodeAffinity" => [new(RemedyKind.MatchNodeAffinity, verdict.Plugin, verdict.Message)],
        "NodeName" => [new(RemedyKind.ProvideNamedNode, verdict.Plugin, shape.NodeName)],
        "NodePorts" => [new(RemedyKind.FreeHostPort, verdict.Plugin, verdict.Message)],
        _ when IsAboutVolumes(verdict) => [Array.Find(_everywhere, IsAboutVolumes) is { } first ? OfVolumes(first) : OfVolumes(verdict)],
        "InterPodAffinity" => [new(RemedyKind.SatisfyPodAffinity, verdict.Plugin, verdict.Message)],
        "PodTopologySpread" => [new(RemedyKind.SatisfyTopologySpread, verdict.Plugin, verdict.Message)],
        _ => [new(RemedyKind.Other, verdict.Plugin, verdict.Message)],
    };

    // A claim that is not usable has every plugin for volumes complain, each in its own way.
    private static bool IsAboutVolumes(ExplainedVerdict verdict) => verdict.Plugin is "VolumeBinding" or "VolumeZone" or "VolumeRestrictions" or "NodeVolumeLimits";

    private static Obstacle OfVolumes(ExplainedVerdict verdict) => new(RemedyKind.ProvideVolume, verdict.Plugin, verdict.Message);

    // A cordoned Node has a taint that says the same: both go together.
    private static Obstacle Uncordon => new(RemedyKind.Uncordon, "NodeUnschedulable", "");

    private IEnumerable<Taint> UntoleratedOn(ExplainedNode node) => ViewOf(node).Taints.Where(taint =>
        taint.Effect is TaintEffects.NoSchedule or TaintEffects.NoExecute && pod.Spec.Tolerations.FindIndex(toleration => toleration.Matches(taint)) < 0);

    private static string InWords(Taint taint) => string.IsNullOrEmpty(taint.Value) ? $"{taint.Key}:{taint.Effect}" : $"{taint.Key}={taint.Value}:{taint.Effect}";

    private NodeView ViewOf(ExplainedNode node) => snapshot[snapshot.Find(node.Name)];
}
