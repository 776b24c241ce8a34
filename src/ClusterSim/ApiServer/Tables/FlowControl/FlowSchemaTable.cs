using ClusterSim.Api.FlowControl;

namespace ClusterSim.ApiServer.Tables.FlowControl;

/// <summary>FlowSchemas, in the order in which requests are matched against them.</summary>
/// <remarks>Source: printers.go, printFlowSchema, printFlowSchemaList (v1.36).</remarks>
internal sealed class FlowSchemaTable : TableLayout<FlowSchema>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("PriorityLevel", "`name` is the name of the priority level configuration being referenced Required."),
        TableColumn.Text("MatchingPrecedence", "`matchingPrecedence` is used to choose among the FlowSchemas that match a given request. The chosen FlowSchema is among those with the numerically " +
            "lowest (which we take to be logically highest) MatchingPrecedence.  Each MatchingPrecedence value must be ranged in [1,10000]. Note that if the " +
            "precedence is not specified, it will be set to 1000 as default."),
        TableColumn.Text("DistinguisherMethod", "`distinguisherMethod` defines how to compute the flow distinguisher for requests that match this schema. `nil` specifies that the distinguisher is " +
            "disabled and thus will always be the empty string."),
        TableColumn.Age,
        TableColumn.Text("MissingPL", "references a broken or non-existent PriorityLevelConfiguration"),
    ];

    public override IEnumerable<ApiObject> Order(IEnumerable<ApiObject> objects) => objects
        .OrderBy(schema => ((FlowSchema)schema).Spec.MatchingPrecedence)
        .ThenBy(schema => schema.Metadata.Name, StringComparer.Ordinal);

    protected override void Print(FlowSchema schema, TableCells cells) => cells
        .Text(schema.Metadata.Name)
        .Text(schema.Spec.PriorityLevelConfiguration.Name)
        .Number(schema.Spec.MatchingPrecedence)
        .Text(schema.Spec.DistinguisherMethod?.Type ?? CellText.None)
        .Age(schema)
        .Text(schema.Status.Conditions.FirstOrDefault(condition => condition.Type == "Dangling") is { } dangling ? dangling.Status : "?");
}
