namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds containers that come back to life though their restart policy leaves them dead.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateContainerStateTransition; api/v1/pod/util.go, ContainerShouldRestart (v1.36).</remarks>
internal static class ContainerTransitionValidation
{
    public static void Validate(PodStatus status, Pod old, FieldPath path, FieldErrors errors)
    {
        if (!HasEnded(old.Status.ContainerStatuses) && !HasEnded(old.Status.InitContainerStatuses) && !HasEnded(old.Status.EphemeralContainerStatuses))
            return;
        if (PodContainers.Of(old.Spec).Any(container => container.RestartPolicyRules.Any(rule => rule.Action == "RestartAllContainers")))
            return;
        Validate(
            status.ContainerStatuses, old.Status.ContainerStatuses, path["containerStatuses"], errors,
            (name, exitCode) => ShouldRestart(old.Spec.Containers.FirstOrDefault(container => container.Name == name), old.Spec, exitCode));
        Validate(
            status.InitContainerStatuses, old.Status.InitContainerStatuses, path["initContainerStatuses"], errors,
            (name, exitCode) => ShouldRestart(old.Spec.InitContainers.FirstOrDefault(container => container.Name == name), old.Spec, exitCode));
        Validate(
            status.EphemeralContainerStatuses, old.Status.EphemeralContainerStatuses, path["ephemeralContainerStatuses"], errors,
            (_, _) => false);
    }

    private static void Validate(
        ValueList<ContainerStatus> statuses, ValueList<ContainerStatus> old, FieldPath path, FieldErrors errors, Func<string, int, bool> mayRestart)
    {
        for (var i = 0; i < old.Count; i++)
            if (old[i].State.Terminated is { } terminated
                && statuses.Any(status => status.Name == old[i].Name && status.State.Terminated is null)
                && !mayRestart(old[i].Name, terminated.ExitCode))
                errors.Forbidden(path[i]["state"], "may not be transitioned to non-terminated state");
    }

    private static bool HasEnded(ValueList<ContainerStatus> statuses)
    {
        foreach (var status in statuses)
            if (status.State.Terminated is not null)
                return true;
        return false;
    }

    private static bool ShouldRestart(Container? container, PodSpec spec, int exitCode)
    {
        if (container?.RestartPolicy is { } own)
            return container.RestartPolicyRules.FirstOrDefault(rule => Matches(rule, exitCode)) is not null || Restarts(own, exitCode);
        return Restarts(spec.RestartPolicy, exitCode);
    }

    private static bool Matches(ContainerRestartRule rule, int exitCode) => rule.ExitCodes switch
    {
        { Operator: "In" } codes => codes.Values.Contains(exitCode),
        { Operator: "NotIn" } codes => !codes.Values.Contains(exitCode),
        _ => false,
    };

    private static bool Restarts(string? policy, int exitCode) => policy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => true,
    };
}
