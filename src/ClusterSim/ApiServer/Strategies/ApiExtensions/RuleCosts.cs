using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Adds up what the rules of a schema may cost, and refuses those that may cost too much.</summary>
/// <remarks>Source: apiextensions/validation/validation.go and cel_validation.go, TotalCost (v1.36).</remarks>
internal sealed class RuleCosts(FieldErrors errors)
{
    private const int MostTold = 4;

    private readonly List<(FieldPath Path, ulong Cost)> _expensive = [];
    private ulong _total;

    /// <summary>How many values a schema may describe inside another: as many as the other has, times as many as each holds. Null when nothing bounds them.</summary>
    public static ulong? Cardinality(JSONSchemaProps parent, ulong? ofParent) => parent switch
    {
        { Type: "object", AdditionalProperties: not null } => Bounded(parent.MaxProperties, ofParent),
        { Type: "array" } => Bounded(parent.MaxItems, ofParent),
        _ => ofParent,
    };

    /// <summary>Takes note of a rule that is evaluated for each of so many values, of which as many as fit into a request when nothing bounds them.</summary>
    public void Observe(FieldPath path, CelProgram program, CelDeclaration declaration, ulong? cardinality)
    {
        var most = cardinality ?? (ulong)(CelDeclaration.MaxRequestSizeBytes / (declaration.MinSerializedSize + 1));
        Observe(path, "estimated rule cost", CelCostLimit.Times(program.EstimateCost(declaration), most));
    }

    /// <summary>Takes note of the expression of a message, which is evaluated once.</summary>
    public void ObserveMessage(FieldPath path, CelProgram program, CelDeclaration declaration) => Observe(path, "estimated messageExpression cost", program.EstimateCost(declaration));

    /// <summary>Refuses the schema when all together may cost too much.</summary>
    public void Finish(FieldPath root)
    {
        if (CelCostLimit.Exceeds("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", _total, CelCostLimit.PerSchema) is not { } problem)
            return;
        foreach (var (path, _) in _expensive.OrderByDescending(rule => rule.Cost).Take(MostTold))
            errors.Forbidden(path, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema");
        errors.Forbidden(root, problem);
    }

    private static ulong? Bounded(long? most, ulong? ofParent) => most is { } bound && ofParent is { } count ? CelCostLimit.Times(count, (ulong)Math.Max(0, bound)) : null;

    private void Observe(FieldPath path, string name, ulong cost)
    {
        if (CelCostLimit.Exceeds(name, cost, CelCostLimit.PerRule) is { } problem)
            errors.Forbidden(path, problem);
        _total = cost > ulong.MaxValue - _total ? ulong.MaxValue : _total + cost;
        if (cost >= CelCostLimit.PerSchema / 100)
            _expensive.Add((path, cost));
    }
}
