using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling;

/// <content>Each obstacle as something to do.</content>
internal sealed partial class RemedyFinder
{
    private SchedulingRemedy Describe(Obstacle obstacle, List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var remedy = obstacle.Kind switch
        {
            RemedyKind.FreeResource => Resource(obstacle.Subject, blocked, opened),
            RemedyKind.MatchNodeAffinity => Affinity(blocked, opened),
            RemedyKind.FreeHostPort => Ports(blocked, opened),
            RemedyKind.ProvideVolume => Volumes(obstacle.Subject, blocked, opened),
            RemedyKind.SatisfyPodAffinity => PodAffinity(obstacle.Subject, blocked, opened),
            RemedyKind.SatisfyTopologySpread => Spread(obstacle.Subject, blocked, opened),
            var kind => new(kind, Sentence(obstacle, blocked, opened)),
        };
        return remedy with
        {
            Plugin = obstacle.Plugin,
            Subject = obstacle.Subject,
            BlockedNodes = blocked.Count,
            OpenedNodes = [.. opened.Select(static node => node.Name)],
        };
    }

    private string Sentence(Obstacle obstacle, List<ExplainedNode> blocked, List<ExplainedNode> opened) => obstacle.Kind switch
    {
        RemedyKind.FreePodSlot => $"{Count(blocked)} hold as many Pods as they may, as {Example(blocked, opened)}; with room for one more, {Fit(opened)}.",
        RemedyKind.TolerateTaint => $"Tolerate the taint {obstacle.Subject}, which {Count(blocked)} have; then {Fit(opened)}.",
        RemedyKind.Uncordon => $"Uncordon {Example(blocked, opened)}: {Count(blocked)} are marked unschedulable; if they were not, {Fit(opened)}.",
        RemedyKind.ProvideNamedNode when snapshot.Find(obstacle.Subject) < 0 => $"The Pod names the Node {obstacle.Subject}, which does not exist; if it named none, {Fit(opened)}.",
        RemedyKind.ProvideNamedNode => $"The Pod names the Node {obstacle.Subject}; if it named none, {Fit(opened)}.",
        RemedyKind.AwaitNominatedPod => $"{Example(blocked, opened)} is kept for {obstacle.Subject}, which goes first; but for that, {Fit(opened)}.",
        _ => $"{obstacle.Plugin} rejects {Count(blocked)}: {obstacle.Subject}; but for that, {Fit(opened)}.",
    };

    private SchedulingRemedy Resource(string resource, List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var index = snapshot.ResourceIndex(resource);
        var wanted = shape.Request(index);
        var largest = blocked.MaxBy(node => ViewOf(node).Allocatable(index))!;
        var nearest = (opened.Count > 0 ? opened : blocked).MinBy(node => Missing(node, resource))!;
        var missing = Amount(resource, Missing(nearest, resource));
        var inAll = ViewOf(largest).Allocatable(index);
        var sentence = inAll < wanted && blocked.Count == _total
            ? $"The Pod asks for {Amount(resource, wanted)} {resource}, and no Node has that much: {largest.Name}, the largest, has {Amount(resource, inAll)} in all."
            : $"{nearest.Name} lacks {missing} {resource}; with enough of it, {Fit(opened)}.";
        return new(RemedyKind.FreeResource, sentence) { Node = nearest.Name, Missing = missing };
    }

    private long Missing(ExplainedNode node, string resource)
    {
        var index = snapshot.ResourceIndex(resource);
        return shape.Request(index) - (ViewOf(node).Allocatable(index) - ViewOf(node).Requested(index));
    }

    private static Quantity Amount(string resource, long amount) => resource switch
    {
        ResourceNames.Cpu => Quantity.FromMilli(amount),
        ResourceNames.Memory or ResourceNames.EphemeralStorage => Quantity.FromBytes(amount),
        _ when resource.StartsWith(ResourceNames.HugePagesPrefix, StringComparison.Ordinal) => Quantity.FromBytes(amount),
        _ => amount,
    };

    private SchedulingRemedy Affinity(List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var requirements = Requirements().ToList();
        var unmet = requirements.Where(static requirement => requirement.Nodes == 0).Select(static requirement => requirement.Text).ToList();
        var sentence = unmet.Count > 0
            ? $"No Node has {string.Join(", nor ", unmet)}, which the Pod's node selector and affinity ask for; if they matched, {Fit(opened)}."
            : $"{Count(blocked)} do not match the Pod's node selector and affinity; if they did, {Fit(opened)}.";
        return new(RemedyKind.MatchNodeAffinity, sentence) { Details = [.. requirements.Select(requirement => $"{requirement.Text}: matched by {requirement.Nodes} of {_total} Nodes")] };
    }

    private IEnumerable<(string Text, int Nodes)> Requirements()
    {
        foreach (var (key, value) in pod.Spec.NodeSelector)
            yield return ($"{key}={value}", CountNodes(node => node.Metadata.Labels.Find(key) == value));
        foreach (var term in shape.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? [])
        {
            foreach (var requirement in term.MatchExpressions)
                yield return (InWords(requirement), CountNodes(node => LabelRequirement.IsMet(requirement, node.Metadata.Labels)));
            foreach (var requirement in term.MatchFields)
                yield return (InWords(requirement), CountNodes(node => SelectorTerm.Matches(new() { MatchFields = [requirement] }, node)));
        }
    }

    private int CountNodes(Func<Node, bool> matches) => Enumerable.Range(0, snapshot.Count).Count(row => matches(snapshot[row].Node));

    private static string InWords(NodeSelectorRequirement requirement) =>
        requirement.Values.Count == 0 ? $"{requirement.Key} {requirement.Operator}" : $"{requirement.Key} {requirement.Operator} [{string.Join(' ', requirement.Values)}]";

    private SchedulingRemedy Ports(List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var holders = new List<string>();
        foreach (var port in shape.HostPorts)
        {
            foreach (var node in blocked)
            {
                if (snapshot.Entry(snapshot.Find(node.Name)).Pods.Find(other => Holds(other, port)) is { } holder)
                    holders.Add($"{port.Port}/{port.Protocol} on {node.Name}: {ObjectKey.Of(holder.Pod)}");
            }
        }
        var ports = string.Join(", ", holders.Select(static holder => holder[..holder.IndexOf(' ')]).Distinct());
        return new(RemedyKind.FreeHostPort, $"The host port {ports} is taken on {Count(blocked)}; were it free, {Fit(opened)}.") { Details = [.. holders.Take(Shown)] };
    }

    private static bool Holds(PodEntry pod, HostPort wanted)
    {
        foreach (var port in pod.Shape.HostPorts)
        {
            if (port.ConflictsWith(wanted))
                return true;
        }
        return false;
    }

    private SchedulingRemedy Volumes(string reason, List<ExplainedNode> blocked, List<ExplainedNode> opened)
    {
        var claims = pod.ClaimNames().Select(name => new ObjectKey(pod.Metadata.Namespace ?? "", name)).ToList();
        var missing = claims.Where(key => handle.Objects.Find<PersistentVolumeClaim>(key) is not { IsFullyBound: true }).ToList();
        var isForAll = _everywhere.Any(verdict => verdict.Message == reason);
        var sentence = isForAll && missing.Count > 0
            ? $"The claim {string.Join(", ", missing)} has to be there and bound first: {reason}."
            : $"{reason}: so it is on {Count(blocked)}; but for that, {Fit(opened)}.";
        return new(RemedyKind.ProvideVolume, sentence) { Details = [.. claims.Select(InWords)] };
    }

    private string InWords(ObjectKey key) => handle.Objects.Find<PersistentVolumeClaim>(key) switch
    {
        null => $"{key}: there is no such claim",
        { IsFullyBound: true } claim => $"{key}: bound to {claim.Spec.VolumeName}",
        var claim => $"{key}: not bound, {claim.RequestedSize} of class \"{claim.ClassName}\"",
    };

    private string Count(List<ExplainedNode> nodes) => $"{nodes.Count} of {_total} Nodes";

    private static string Example(List<ExplainedNode> blocked, List<ExplainedNode> opened) => (opened.Count > 0 ? opened : blocked)[0].Name;
}
