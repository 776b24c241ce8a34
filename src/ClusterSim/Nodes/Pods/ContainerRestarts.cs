namespace ClusterSim.Nodes.Pods;

/// <summary>Whether a container that has exited is to be started again.</summary>
/// <remarks>
/// Source: pkg/api/v1/pod/util.go, ContainerShouldRestart (v1.36): a container's rules come first, then its own restart policy, then the Pod's.
/// Differs from Kubernetes: the action <c>RestartAllContainers</c>, which is behind a feature gate, decides nothing.
/// </remarks>
internal static class ContainerRestarts
{
    public static bool ShouldRestart(Container container, PodSpec pod, int exitCode)
    {
        if (container.RestartPolicy is null)
            return Decide(pod.RestartPolicy, exitCode);
        var rule = container.RestartPolicyRules.FindIndex(rule => Matches(rule.ExitCodes, exitCode));
        return (rule >= 0 && container.RestartPolicyRules[rule].Action == "Restart") || Decide(container.RestartPolicy, exitCode);
    }

    private static bool Decide(string? policy, int exitCode) => policy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };

    private static bool Matches(ContainerRestartRuleOnExitCodes? codes, int exitCode) => codes is not null && codes.Values.Contains(exitCode) == (codes.Operator == "In");
}
