using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Rules;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Checks that the expressions of a schema's rules can be evaluated.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, ValidateCustomResourceDefinitionOpenAPISchema (v1.36).</remarks>
internal static class RuleValidation
{
    public static void Validate(JSONSchemaProps schema, Surroundings around, FieldPath path, RuleCosts costs, FieldErrors errors)
    {
        var rules = path["x-kubernetes-validations"];
        if (RuleDeclarations.Of(schema, around.IsRoot || schema.XEmbeddedResource) is not { } declaration)
        {
            errors.Internal(rules, "internal error: failed to retrieve type information for x-kubernetes-validations");
            return;
        }
        var compiled = CompiledRule.Of(schema, declaration);
        for (var i = 0; i < compiled.Count; i++)
        {
            if (compiled[i].Program is { } program)
                costs.Observe(rules[i]["rule"], program, declaration, around.Cardinality);
            Validate(compiled[i], around, rules[i], errors);
            if (compiled[i].Message is { } message)
                costs.ObserveMessage(rules[i]["messageExpression"], message, declaration);
        }
    }

    private static void Validate(CompiledRule compiled, Surroundings around, FieldPath path, FieldErrors errors)
    {
        var rule = compiled.Rule;
        if (compiled.Problem is { } problem)
            errors.Invalid(path["rule"], rule, problem);
        if (compiled.MessageProblem is { } messageProblem)
            errors.Invalid(path["messageExpression"], rule, messageProblem);
        if (!compiled.UsesOldSelf && rule.OptionalOldSelf is { } isOptional)
            errors.Invalid(path["optionalOldSelf"], isOptional, "may not be set if oldSelf is not used in rule");
        if (compiled.UsesOldSelf && around.Uncorrelatable is { } uncorrelatable)
            errors.Invalid(path["rule"], rule.Rule, $"oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatable}");
    }
}
