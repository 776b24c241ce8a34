using System.Runtime.CompilerServices;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Serialization;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>Lets ValidatingAdmissionPolicies have their say.</summary>
/// <remarks>
/// Source: apiserver admission/plugin/policy/validating/dispatcher.go (v1.36). Differs from Kubernetes: policies are in force at once, where the real server waits for its caches;
/// of several refusals that of the first policy by name is told; nobody keeps audit annotations.
/// </remarks>
internal sealed class ValidatingAdmissionPolicyPlugin(Scheme scheme) : IOccasionalPlugin
{
    private static readonly ResourceType BindingType = ResourceType.From(typeof(ValidatingAdmissionPolicyBinding));

    // Policies are never changed but replaced, so what was compiled of one holds as long as it lives.
    private readonly ConditionalWeakTable<ValidatingAdmissionPolicy, CompiledPolicy> _compiled = [];

    private ResourceType? _bindings;

    public string Name => "ValidatingAdmissionPolicy";

    /// <summary>What decides about writes is not decided about, lest nobody could ever undo a mistake.</summary>
    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => !PolicyExemption.Covers(resource);

    public bool HasWork(ObjectStore store) => store.Count(_bindings ??= scheme.Find(BindingType.ApiVersion, BindingType.Kind) ?? BindingType) > 0;

    public void Validate(AdmissionRequest request)
    {
        var bindings = request.List<ValidatingAdmissionPolicyBinding>().ToLookup(binding => binding.Spec.PolicyName, StringComparer.Ordinal);
        var denials = request.List<ValidatingAdmissionPolicy>().Where(policy => bindings.Contains(policy.Metadata.Name!) && ResourceMatch.Matches(policy.Spec.MatchConstraints, request))
            .SelectMany(policy => Check(policy, bindings[policy.Metadata.Name!], request)).ToList();
        if (denials.Count > 0)
            throw Refuse(request, denials[0]);
    }

    private IEnumerable<Denial> Check(ValidatingAdmissionPolicy policy, IEnumerable<ValidatingAdmissionPolicyBinding> bindings, AdmissionRequest request)
    {
        var isStrict = policy.Spec.FailurePolicy != "Ignore";
        if (PolicyParameters.ProblemOf(policy.Spec.ParamKind, scheme) is { } problem)
            return isStrict ? [new(policy, null, new($"failed to configure policy: {problem}"))] : [];
        var compiled = _compiled.GetValue(policy, one => new(one));
        return bindings.Where(binding => ResourceMatch.Matches(binding.Spec.MatchResources, request)).SelectMany(binding => Check(compiled, policy, binding, isStrict, request));
    }

    private IEnumerable<Denial> Check(CompiledPolicy compiled, ValidatingAdmissionPolicy policy, ValidatingAdmissionPolicyBinding binding, bool isStrict, AdmissionRequest request)
    {
        var (parameters, problem) = PolicyParameters.Find(policy.Spec.ParamKind, binding.Spec.ParamRef, request, scheme);
        if (problem is not null)
        {
            if (isStrict)
                yield return new(policy, binding, new($"failed to configure binding: {problem}"));
            yield break;
        }
        foreach (var finding in parameters.SelectMany(parameter => compiled.Check(request, parameter)))
        {
            if (finding.IsAlwaysDenied || binding.Spec.ValidationActions.Contains("Deny"))
                yield return new(policy, binding, finding);
            if (!finding.IsAlwaysDenied && binding.Spec.ValidationActions.Contains("Warn"))
                request.Warn($"Validation failed for ValidatingAdmissionPolicy '{policy.Metadata.Name}' with binding '{binding.Metadata.Name}': {finding.Message}");
        }
    }

    private static ApiException Refuse(AdmissionRequest request, Denial denial)
    {
        var binding = denial.Binding is { } bound ? $" with binding '{bound.Metadata.Name}'" : "";
        var message = $"ValidatingAdmissionPolicy '{denial.Policy.Metadata.Name}'{binding} denied request: {denial.Finding.Message}";
        var status = request.Deny(message).Status;
        return new(status with
        {
            Reason = denial.Finding.Reason,
            Code = denial.Finding.Reason switch { "Unauthorized" => 401, "Forbidden" => 403, "RequestEntityTooLarge" => 413, _ => 422 },
            Details = status.Details! with { Causes = [.. status.Details.Causes, new() { Message = message }] },
        });
    }

    private sealed record Denial(ValidatingAdmissionPolicy Policy, ValidatingAdmissionPolicyBinding? Binding, Finding Finding);
}
