namespace ClusterSim.Api.Core;

/// <summary>What Nodes can tell.</summary>
public static class NodeExtensions
{
    extension(Node node)
    {
        /// <summary>Whether its condition <c>Ready</c> is <c>True</c>.</summary>
        public bool IsReady => node.Status.Conditions.IsTrue("Ready");

        /// <summary>The condition of that type, or null when there is none.</summary>
        public NodeCondition? Condition(string type) => node.Status.Conditions.Find(type);

        /// <summary>Whether the Node has a taint with this key and effect, whatever its value.</summary>
        public bool HasTaint(string key, string effect)
        {
            foreach (var taint in node.Spec.Taints)
                if (taint.Key == key && taint.Effect == effect)
                    return true;
            return false;
        }
    }
}
