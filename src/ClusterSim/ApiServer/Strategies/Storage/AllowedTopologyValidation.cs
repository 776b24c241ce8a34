using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with where volumes of a class may be.</summary>
/// <remarks>Source: storage/validation/validation.go, validateAllowedTopologies; core/validation/validation.go, ValidateTopologySelectorTerm (v1.36).</remarks>
internal static class AllowedTopologyValidation
{
    public static void Validate(ValueList<TopologySelectorTerm> terms, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            Validate(terms[i], path[i]["matchLabelExpressions"], errors);
            // Kubernetes compares with as many empty terms as well, before it comes to the real ones.
            var repetitions = terms.Take(i).Count(other => IsSame(other, terms[i])) + (terms[i].MatchLabelExpressions.Count == 0 ? terms.Count : 0);
            for (var j = 0; j < repetitions; j++)
                errors.Duplicate(path[i]["matchLabelExpressions"], "");
        }
    }

    private static void Validate(TopologySelectorTerm term, FieldPath path, FieldErrors errors)
    {
        var requirements = term.MatchLabelExpressions;
        for (var i = 0; i < requirements.Count; i++)
        {
            var (requirement, at) = (requirements[i], path[i]);
            if (requirement.Values.Count == 0)
                errors.Required(at["values"]);
            for (var j = 0; j < requirement.Values.Count; j++)
                if (requirement.Values.Take(j).Contains(requirement.Values[j]))
                    errors.Duplicate(at["values"][j], requirement.Values[j]);
            errors.Invalid(at["key"], requirement.Key, LabelSyntax.CheckKey(requirement.Key));
            if (requirements.Take(i).Any(other => other.Key == requirement.Key))
                errors.Duplicate(at["key"], requirement.Key);
        }
    }

    private static bool IsSame(TopologySelectorTerm left, TopologySelectorTerm right)
    {
        var (known, other) = (ValuesOf(left), ValuesOf(right));
        return known.Count == other.Count && known.All(entry => other.TryGetValue(entry.Key, out var values) && values.SetEquals(entry.Value));
    }

    private static Dictionary<string, HashSet<string>> ValuesOf(TopologySelectorTerm term)
    {
        var values = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var requirement in term.MatchLabelExpressions)
            values[requirement.Key] = [.. requirement.Values];
        return values;
    }
}
