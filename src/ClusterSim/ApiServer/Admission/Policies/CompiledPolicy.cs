using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Cel;
using Rule = ClusterSim.Api.AdmissionRegistration.Validation;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>The expressions of a ValidatingAdmissionPolicy, ready to be evaluated.</summary>
/// <remarks>Source: apiserver admission/plugin/policy/validating/plugin.go, compilePolicy, and validator.go (v1.36).</remarks>
internal sealed class CompiledPolicy
{
    private const int MaxMessageBytes = 5 * 1024; // MaxEvaluatedMessageExpressionSizeBytes

    private readonly ValidatingAdmissionPolicy _policy;
    private readonly PolicyVariables _variables;
    private readonly MatchConditions _conditions;
    private readonly (Rule Rule, PolicyExpression Expression, PolicyExpression? Message)[] _validations;
    private readonly PolicyExpression[] _annotations;

    public CompiledPolicy(ValidatingAdmissionPolicy policy)
    {
        _policy = policy;
        _variables = new(policy.Spec.Variables, PolicyTypes.Environment(policy.Spec.ParamKind is not null));
        _conditions = new(policy.Spec.MatchConditions, _variables.Environment);
        _validations = [.. policy.Spec.Validations.Select(rule => (
            rule, PolicyExpression.Compile(rule.Expression, _variables.Environment, CelType.Bool),
            string.IsNullOrEmpty(rule.MessageExpression) ? null : PolicyExpression.Compile(rule.MessageExpression, _variables.Environment, CelType.String)))];
        _annotations = [.. policy.Spec.AuditAnnotations.Select(annotation => PolicyExpression.Compile(annotation.ValueExpression, _variables.Environment, CelType.String, CelType.Null))];
    }

    private bool IgnoresErrors => _policy.Spec.FailurePolicy == "Ignore";

    /// <summary>What there is against a write; empty when nothing is.</summary>
    public IEnumerable<Finding> Check(AdmissionRequest request, ApiObject? parameters)
    {
        var (matches, problem) = _conditions.Match(new(request, _variables, parameters, PolicyInput.MatchConditionBudget), IgnoresErrors);
        if (problem is not null)
            return [new(problem)];
        return matches ? CheckValidations(new(request, _variables, parameters, PolicyInput.CostBudget)).Concat(CheckAnnotations(new(request, _variables, parameters, PolicyInput.CostBudget))) : [];
    }

    private List<Finding> CheckValidations(PolicyInput input)
    {
        var findings = new List<Finding>();
        foreach (var (rule, expression, message) in _validations)
        {
            var (value, error) = input.Evaluate(expression);
            if (input.IsOutOfBudget)
                return IgnoresErrors ? [] : [new(error!)];
            if (error is not null)
            {
                if (!IgnoresErrors)
                    findings.Add(new(error));
            }
            else if (!ReferenceEquals(value, CelBool.True))
                findings.Add(new(Explain(rule, message, input)) { Reason = rule.Reason ?? "Invalid" });
        }
        return findings;
    }

    // Nobody reads audit annotations here, but one that cannot be made is a failure all the same.
    private IEnumerable<Finding> CheckAnnotations(PolicyInput input)
    {
        for (var i = 0; i < _annotations.Length; i++)
        {
            var (value, error) = input.Evaluate(_annotations[i]);
            if (error is not null && !IgnoresErrors)
                yield return new(error) { IsAlwaysDenied = true };
            else if (value is not (null or CelString or CelNull))
                yield return new($"valueExpression '{_annotations[i].Text}' resulted in unsupported return type: {value.Type.Name}. Return type must be either string or null.") { IsAlwaysDenied = true };
        }
    }

    private static string Explain(Rule rule, PolicyExpression? expression, PolicyInput input)
    {
        if (expression is not null && input.Evaluate(expression).Value is CelString { Value: var text } && text.Trim() is { Length: > 0 } message
            && System.Text.Encoding.UTF8.GetByteCount(message) <= MaxMessageBytes && !message.Contains('\n', StringComparison.Ordinal))
            return message;
        return rule.Message?.Trim() is { Length: > 0 } stated ? stated : $"failed expression: {rule.Expression.Trim()}";
    }
}

/// <summary>Something a policy has against a write.</summary>
/// <param name="Message">What it is.</param>
internal sealed record Finding(string Message)
{
    /// <summary>Reason of the refusal.</summary>
    public string Reason { get; init; } = "Invalid";

    /// <summary>The write is refused whatever the binding makes of failures.</summary>
    public bool IsAlwaysDenied { get; init; }
}
