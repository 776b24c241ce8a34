namespace ClusterSim.Api.ApiExtensions;

/// <summary>A schema: what a JSON value must look like.</summary>
/// <remarks>Source: apiextensions/v1/types_jsonschema.go (v1.36). Fields stand in the order of the server's internal type.</remarks>
public sealed record JSONSchemaProps : ApiRecord
{
    /// <summary>Not supported.</summary>
    public string? Id { get; init; }

    /// <summary>Not supported.</summary>
    [WireName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Not supported.</summary>
    [WireName("$ref")]
    [KeepEmpty]
    public string? Ref { get; init; }

    /// <summary>What the value means, for people.</summary>
    public string? Description { get; init; }

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Whether it may be <c>null</c>.</summary>
    [OmitZero]
    public bool Nullable { get; init; }

    /// <summary>Form of a text or size of a number, as in <c>date-time</c> or <c>int32</c>; unknown ones are ignored.</summary>
    public string? Format { get; init; }

    /// <summary>A short heading.</summary>
    public string? Title { get; init; }

    /// <summary>The largest number.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether the largest number is itself too large.</summary>
    [OmitZero]
    public bool ExclusiveMaximum { get; init; }

    /// <summary>The smallest number.</summary>
    public double? Minimum { get; init; }

    /// <summary>Whether the smallest number is itself too small.</summary>
    [OmitZero]
    public bool ExclusiveMinimum { get; init; }

    /// <summary>Most characters of a text.</summary>
    public long? MaxLength { get; init; }

    /// <summary>Fewest characters of a text.</summary>
    public long? MinLength { get; init; }

    /// <summary>A regular expression that texts match somewhere.</summary>
    public string? Pattern { get; init; }

    /// <summary>Most items of a list.</summary>
    public long? MaxItems { get; init; }

    /// <summary>Fewest items of a list.</summary>
    public long? MinItems { get; init; }

    /// <summary>Not supported; <see cref="XListType"/> <c>set</c> takes its place.</summary>
    [OmitZero]
    public bool UniqueItems { get; init; }

    /// <summary>A number that divides the value.</summary>
    public double? MultipleOf { get; init; }

    /// <summary>The only values allowed.</summary>
    [Atomic]
    public ValueList<JsonValue> Enum { get; init; } = [];

    /// <summary>Most fields of an object.</summary>
    public long? MaxProperties { get; init; }

    /// <summary>Fewest fields of an object.</summary>
    public long? MinProperties { get; init; }

    /// <summary>Fields that must be there.</summary>
    [Atomic]
    public ValueList<string> Required { get; init; } = [];

    /// <summary>The schema of a list's items.</summary>
    public JSONSchemaPropsOrArray? Items { get; init; }

    /// <summary>Further schemas that all must hold.</summary>
    [Atomic]
    public ValueList<JSONSchemaProps> AllOf { get; init; } = [];

    /// <summary>Further schemas of which exactly one must hold.</summary>
    [Atomic]
    public ValueList<JSONSchemaProps> OneOf { get; init; } = [];

    /// <summary>Further schemas of which one must hold.</summary>
    [Atomic]
    public ValueList<JSONSchemaProps> AnyOf { get; init; } = [];

    /// <summary>A schema that must not hold.</summary>
    public JSONSchemaProps? Not { get; init; }

    /// <summary>The fields of an object.</summary>
    public ValueMap<JSONSchemaProps> Properties { get; init; } = [];

    /// <summary>The schema of a map's values; <c>true</c> for any.</summary>
    public JSONSchemaPropsOrBool? AdditionalProperties { get; init; }

    /// <summary>Not supported.</summary>
    public ValueMap<JSONSchemaProps> PatternProperties { get; init; } = [];

    /// <summary>Not supported.</summary>
    public ValueMap<JSONSchemaPropsOrStringArray> Dependencies { get; init; } = [];

    /// <summary>Not supported.</summary>
    public JSONSchemaPropsOrBool? AdditionalItems { get; init; }

    /// <summary>Not supported.</summary>
    public ValueMap<JSONSchemaProps> Definitions { get; init; } = [];

    /// <summary>Documentation elsewhere.</summary>
    public ExternalDocumentation? ExternalDocs { get; init; }

    /// <summary>An example.</summary>
    public JsonValue? Example { get; init; }

    /// <summary>The value of a field that is absent.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>When true, fields the schema does not know are kept.</summary>
    [WireName("x-kubernetes-preserve-unknown-fields")]
    public bool? XPreserveUnknownFields { get; init; }

    /// <summary>Whether the value is a whole API object, with <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>.</summary>
    [WireName("x-kubernetes-embedded-resource")]
    [OmitZero]
    public bool XEmbeddedResource { get; init; }

    /// <summary>Whether the value is a whole number or a text.</summary>
    [WireName("x-kubernetes-int-or-string")]
    [OmitZero]
    public bool XIntOrString { get; init; }

    /// <summary>The fields that tell the items of a list of type <c>map</c> apart.</summary>
    [WireName("x-kubernetes-list-map-keys")]
    [Atomic]
    public ValueList<string> XListMapKeys { get; init; } = [];

    /// <summary><c>atomic</c> (the default), <c>set</c> or <c>map</c>.</summary>
    [WireName("x-kubernetes-list-type")]
    [KeepEmpty]
    public string? XListType { get; init; }

    /// <summary><c>granular</c> (the default) or <c>atomic</c>.</summary>
    [WireName("x-kubernetes-map-type")]
    [KeepEmpty]
    public string? XMapType { get; init; }

    /// <summary>Rules that the value must keep.</summary>
    [WireName("x-kubernetes-validations")]
    [ListKeys("rule")]
    [PatchMerge("rule")]
    public ValueList<ValidationRule> XValidations { get; init; } = [];
}
