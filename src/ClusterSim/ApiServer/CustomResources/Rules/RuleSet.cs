using ClusterSim.Api.ApiExtensions;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.CustomResources.Rules;

/// <summary>The rules of a schema and of all schemas inside it.</summary>
/// <remarks>Source: apiextensions apiserver/schema/cel/validation.go, NewValidator (v1.36).</remarks>
internal sealed class RuleSet
{
    private RuleSet(JSONSchemaProps schema) => Schema = schema;

    public JSONSchemaProps Schema { get; }

    /// <summary>What values are to the rules; null when there are none.</summary>
    public CelDeclaration? Declaration { get; private init; }

    /// <summary>The rules of the schema itself.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; private init; } = [];

    public RuleSet? Items { get; private init; }

    public RuleSet? Values { get; private init; }

    public IReadOnlyDictionary<string, RuleSet> Properties { get; private init; } = new Dictionary<string, RuleSet>();

    /// <summary>Rules in <c>allOf</c>, about the same value.</summary>
    public IReadOnlyList<RuleSet> AllOf { get; private init; } = [];

    /// <summary>The rules of a whole object; null when there are none.</summary>
    public static RuleSet? OfObject(JSONSchemaProps schema) => Of(schema, schema, isObject: true);

    /// <summary>The rules of a value that is no object of the API; null when there are none.</summary>
    public static RuleSet? Of(JSONSchemaProps schema) => Of(schema, schema, schema.XEmbeddedResource);

    /// <param name="stating">The schema that states the rules: a part of <c>allOf</c>, or that itself.</param>
    /// <param name="schema">The schema that says what values look like.</param>
    /// <param name="isObject">Whether the value is an object of the API.</param>
    private static RuleSet? Of(JSONSchemaProps stating, JSONSchemaProps schema, bool isObject)
    {
        var declaration = stating.XValidations.Count == 0 ? null : RuleDeclarations.Of(schema, isObject);
        Dictionary<string, RuleSet>? properties = null;
        foreach (var (name, property) in stating.Properties)
            if (schema.Properties.Find(name) is { } described && Of(property, described, described.XEmbeddedResource) is { } inner)
                (properties ??= new(StringComparer.Ordinal))[name] = inner;
        var set = new RuleSet(schema)
        {
            Declaration = declaration,
            Rules = declaration is null ? [] : CompiledRule.Of(schema with { XValidations = stating.XValidations }, declaration),
            Items = stating.Items?.Schema is { } items && schema.Items?.Schema is { } item ? Of(items, item, item.XEmbeddedResource) : null,
            Values = stating.AdditionalProperties?.Schema is { } values && schema.AdditionalProperties?.Schema is { } value ? Of(values, value, value.XEmbeddedResource) : null,
            Properties = properties ?? [],
            AllOf = [.. stating.AllOf.Select(part => Of(part, schema, isObject)).OfType<RuleSet>()],
        };
        return set.Rules.Count > 0 || set.Items is not null || set.Values is not null || properties is not null || set.AllOf.Count > 0 ? set : null;
    }
}
