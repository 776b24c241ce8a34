using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

internal static class PodReading
{
    public static bool IsReady(this Pod pod) => pod.Condition("Ready")?.Status == "True";

    public static PodCondition? Condition(this Pod pod, string type) => pod.Status.Conditions.FirstOrDefault(condition => condition.Type == type);
}
