namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a container's own restart policy and its rules.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainerRestartPolicy (v1.36).</remarks>
internal static class RestartRuleValidation
{
    private const int MaxRules = 20;
    private const int MaxExitCodes = 255;

    public static void Validate(Container container, FieldPath path, FieldErrors errors)
    {
        if (container.RestartPolicy is null && container.RestartPolicyRules.Count > 0)
            errors.Required(path["restartPolicy"], "must specify restartPolicy when restart rules are used");
        if (container.RestartPolicy is not (null or "Always" or "Never" or "OnFailure"))
            errors.NotSupported(path["restartPolicy"], container.RestartPolicy, "Always", "Never", "OnFailure");
        if (container.RestartPolicyRules.Count > MaxRules)
            errors.TooLong(path["restartPolicyRules"], MaxRules);
        for (var i = 0; i < container.RestartPolicyRules.Count; i++)
            ValidateRule(container.RestartPolicyRules[i], path["restartPolicyRules"][i], errors);
    }

    private static void ValidateRule(ContainerRestartRule rule, FieldPath path, FieldErrors errors)
    {
        if (rule.Action is not ("Restart" or "RestartAllContainers"))
            errors.NotSupported(path["action"], rule.Action, "Restart", "RestartAllContainers");
        if (rule.ExitCodes is not { } exitCodes)
        {
            errors.Required(path["exitCodes"], "must be specified");
            return;
        }
        if (exitCodes.Operator is not ("In" or "NotIn"))
            errors.NotSupported(path["exitCodes"]["operator"], exitCodes.Operator, "In", "NotIn");
        if (exitCodes.Values.Count > MaxExitCodes)
            errors.TooLong(path["exitCodes"]["values"], MaxExitCodes);
    }
}
