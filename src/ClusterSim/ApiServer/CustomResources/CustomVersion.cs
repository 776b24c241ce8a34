using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Rules;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>One version of a kind that a CustomResourceDefinition defines: what objects look like in it.</summary>
/// <param name="definition">The definition.</param>
/// <param name="version">The version.</param>
internal sealed class CustomVersion(CustomResourceDefinition definition, CustomResourceDefinitionVersion version)
{
    private readonly Lazy<RuleSet?> _rules = new(() => RuleSet.OfObject(version.Schema?.OpenAPIV3Schema ?? new()));

    public string Name => version.Name;

    public string Kind => definition.Spec.Names.Kind;

    public string ApiVersion { get; } = definition.Spec.Group + "/" + version.Name;

    public string ListKind => definition.Spec.Names.ListKind ?? Kind + "List";

    public CustomResourceDefinition Definition => definition;

    public CustomResourceDefinitionVersion Version => version;

    public JSONSchemaProps Schema { get; } = version.Schema?.OpenAPIV3Schema ?? new();

    /// <summary>The schema as clients are shown it.</summary>
    public JsonObject SchemaJson => field ??= (JsonObject)ObjectJson.ToJson(Schema);

    public bool HasStatus => version.Subresources?.Status is not null;

    public CustomResourceSubresourceScale? Scale => version.Subresources?.Scale;

    public SchemaValidator Validator => field ??= new(Schema);

    /// <summary>Checks the status when it is written on its own; null when the schema does not know it.</summary>
    public SchemaValidator? StatusValidator => field ??= Schema.Properties.Find("status") is { } status ? new(status) : null;

    /// <summary>The rules of the schema; null when it has none.</summary>
    public RuleSet? Rules => _rules.Value;

    /// <summary>What every answer warns of; null for versions that are here to stay.</summary>
    public string? DeprecationWarning { get; } = WarningFor(definition, version);

    /// <summary>The object as the schema has it: without unknown fields and stray nulls, with defaults.</summary>
    /// <param name="obj">A whole object.</param>
    /// <param name="unknown">Takes the paths of what was dropped; null: nobody asks.</param>
    /// <exception cref="DecodeException">Metadata of an object inside cannot be read.</exception>
    public JsonObject Complete(JsonObject obj, List<string>? unknown = null) => (JsonObject)SchemaDefaults.Fill(Trim(obj, unknown), Schema);

    /// <summary>The object without unknown fields and stray nulls.</summary>
    public JsonObject Trim(JsonObject obj, List<string>? unknown = null)
    {
        var (pruned, dropped) = SchemaPruning.PruneObject(obj, Schema);
        unknown?.AddRange(dropped);
        var trimmed = (JsonObject)SchemaDefaults.DropNulls(pruned, Schema);
        return (JsonObject)EmbeddedObjects.Coerce(trimmed, Schema, true, "", unknown ?? []);
    }

    private static string? WarningFor(CustomResourceDefinition definition, CustomResourceDefinitionVersion version)
    {
        if (!version.Deprecated)
            return null;
        if (version.DeprecationWarning is { } warning)
            return warning;
        var (group, kind) = (definition.Spec.Group, definition.Spec.Names.Kind);
        var text = $"{group}/{version.Name} {kind} is deprecated";
        var next = definition.Spec.Versions
            .Where(other => other is { Served: true, Deprecated: false } && ResourceOrder.CompareVersions(other.Name, version.Name) < 0)
            .OrderBy(other => other.Name, Comparer<string>.Create(ResourceOrder.CompareVersions))
            .FirstOrDefault();
        return next is null ? text : $"{text}; use {group}/{next.Name} {kind}";
    }
}
