namespace ClusterSim.Scheduling;

/// <summary>Which parts of a Node scheduling can depend on.</summary>
internal static class NodeFacts
{
    /// <summary>True when two states of a Node differ at most in bookkeeping and in when its conditions were reported.</summary>
    public static bool AreSame(Node left, Node right) =>
        ReferenceEquals(left, right)
        || (left.Metadata.Uid == right.Metadata.Uid
            && left.Metadata.Labels == right.Metadata.Labels
            && left.Metadata.Annotations == right.Metadata.Annotations
            && left.Spec == right.Spec
            && HaveSameStatus(left.Status, right.Status));

    /// <summary>True when every condition has the same status in both.</summary>
    public static bool HaveSameConditions(ValueList<NodeCondition> left, ValueList<NodeCondition> right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        foreach (var condition in left)
        {
            if (right.FindIndex(other => other.Type == condition.Type && other.Status == condition.Status) < 0)
                return false;
        }
        return true;
    }

    private static bool HaveSameStatus(NodeStatus left, NodeStatus right) =>
        ReferenceEquals(left, right)
        || (left.Allocatable == right.Allocatable
            && left.Capacity == right.Capacity
            && left.Images == right.Images
            && left.NodeInfo == right.NodeInfo
            && left.Addresses == right.Addresses
            && left.DeclaredFeatures == right.DeclaredFeatures
            && left.VolumesInUse == right.VolumesInUse
            && left.VolumesAttached == right.VolumesAttached
            && HaveSameConditions(left.Conditions, right.Conditions));
}
