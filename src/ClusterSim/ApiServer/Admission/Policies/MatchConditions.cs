using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>The conditions that must all hold before anybody is asked about a write.</summary>
/// <remarks>Source: apiserver admission/plugin/webhook/matchconditions/matcher.go (v1.36).</remarks>
internal sealed class MatchConditions(IEnumerable<MatchCondition> conditions, CelEnvironment environment)
{
    private readonly PolicyExpression[] _conditions = [.. conditions.Select(condition => PolicyExpression.Compile(condition.Expression, environment, CelType.Bool))];

    /// <summary>Whether all hold; or the problem, when one fails and none is false. A failure may be taken for a condition that does not hold.</summary>
    public (bool Matches, string? Problem) Match(PolicyInput input, bool ignoresErrors)
    {
        var problems = new List<string>();
        foreach (var condition in _conditions)
        {
            var (value, error) = input.Evaluate(condition);
            if (ReferenceEquals(value, CelBool.False))
                return (false, null);
            if (error is not null)
                problems.Add(error);
            if (input.IsOutOfBudget)
                break;
        }
        if (problems.Count == 0)
            return (true, null);
        var distinct = problems.Distinct().ToList(); // As errors are put together in Kubernetes.
        return (false, ignoresErrors ? null : distinct.Count == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]");
    }
}
