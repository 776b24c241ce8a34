using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Where in a schema another schema stands, as far as that matters for what it may say.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, specStandardValidatorV3 (v1.36).</remarks>
internal sealed record Surroundings
{
    public static Surroundings Root { get; } = new() { IsRoot = true };

    /// <summary>Whether it is the schema of a whole object.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Whether it describes the type or the metadata of an object.</summary>
    public bool InsideMeta { get; init; }

    /// <summary>Why there may be no defaults; null when there may.</summary>
    public string? NoDefaults { get; init; }

    /// <summary>The outermost schema whose values cannot be told apart from those they replace; null when there is none.</summary>
    public FieldPath? Uncorrelatable { get; init; }

    /// <summary>Whether rules are not looked at, as in <c>allOf</c> and its likes.</summary>
    public bool HasNoRules { get; init; }

    /// <summary>How many values it may describe in one object; null when nothing bounds them.</summary>
    public ulong? Cardinality { get; init; } = 1;

    /// <summary>Those of a schema inside another.</summary>
    public Surroundings Inside(JSONSchemaProps parent) => this with { IsRoot = false, Cardinality = RuleCosts.Cardinality(parent, Cardinality) };

    /// <summary>Those of a property.</summary>
    public Surroundings Of(JSONSchemaProps parent, string property, FieldPath path)
    {
        var inner = Inside(parent);
        if (parent.XMapType == "atomic")
            inner = inner with { Uncorrelatable = inner.Uncorrelatable ?? path };
        if ((!IsRoot && !parent.XEmbeddedResource) || !SchemaPruning.IsMetaField(property))
            return inner;
        return inner with { InsideMeta = true, NoDefaults = IsRoot ? "in top-level " + property : inner.NoDefaults };
    }
}
