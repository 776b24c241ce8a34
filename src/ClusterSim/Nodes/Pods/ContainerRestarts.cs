namespace ClusterSim.Nodes.Pods;

/// <summary>Whether a container that has exited is to be started again.</summary>
/// <remarks>
/// Source: pkg/api/v1/pod/util.go, ContainerShouldRestart, AllContainersCouldRestart (v1.36): a container's rules come first, then its own restart policy, then the Pod's.
/// </remarks>
internal static class ContainerRestarts
{
    private const string RestartAllContainers = "RestartAllContainers";

    public static bool ShouldRestart(Container container, PodSpec pod, int exitCode)
    {
        if (container.RestartPolicy is null)
            return Decide(pod.RestartPolicy, exitCode);
        return ActionOn(container, exitCode) is "Restart" or RestartAllContainers || Decide(container.RestartPolicy, exitCode);
    }

    /// <summary>Whether the exit makes all containers of the Pod start anew.</summary>
    public static bool RestartsAll(Container container, int exitCode) => container.RestartPolicyRules.Count > 0 && ActionOn(container, exitCode) == RestartAllContainers;

    /// <summary>Whether any exit of the container does.</summary>
    public static bool MayRestartAll(Container container) => container.RestartPolicyRules.FindIndex(static rule => rule.Action == RestartAllContainers) >= 0;

    private static string? ActionOn(Container container, int exitCode)
    {
        var rule = container.RestartPolicyRules.FindIndex(rule => Matches(rule.ExitCodes, exitCode));
        return rule < 0 ? null : container.RestartPolicyRules[rule].Action;
    }

    private static bool Decide(string? policy, int exitCode) => policy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };

    private static bool Matches(ContainerRestartRuleOnExitCodes? codes, int exitCode) => codes is not null && codes.Values.Contains(exitCode) == (codes.Operator == "In");
}
