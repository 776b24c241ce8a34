namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>The kinds no policy and no webhook is asked about, since they are what policies and webhooks are made of.</summary>
/// <remarks>Source: apiserver admission/plugin/webhook/predicates/rules/rules.go, IsExemptAdmissionConfigurationResource (v1.36).</remarks>
internal static class PolicyExemption
{
    private static readonly string[] Kinds =
    [
        "validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicies",
        "mutatingadmissionpolicybindings",
    ];

    public static bool Covers(ResourceType resource) => resource.Group == "admissionregistration.k8s.io" && Kinds.Contains(resource.Plural);
}
