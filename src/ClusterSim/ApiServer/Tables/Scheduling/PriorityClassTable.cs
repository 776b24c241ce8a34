using ClusterSim.Api.Scheduling;

namespace ClusterSim.ApiServer.Tables.Scheduling;

/// <summary>PriorityClasses.</summary>
/// <remarks>Source: printers.go, printPriorityClass (v1.36).</remarks>
internal sealed class PriorityClassTable : TableLayout<PriorityClass>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Value", "value represents the integer value of this priority class. This is the actual priority that pods receive when they have the name of this class in " +
            "their pod spec."),
        TableColumn.Flag("Global-Default", "globalDefault specifies whether this PriorityClass should be considered as the default priority for pods that do not have any priority class. Only " +
            "one PriorityClass can be marked as `globalDefault`. However, if more than one PriorityClasses exists with their `globalDefault` field set to true, " +
            "the smallest value of such global default PriorityClasses will be used as the default priority."),
        TableColumn.Age,
        TableColumn.Text("PreemptionPolicy", "preemptionPolicy is the Policy for preempting pods with lower priority. One of Never, PreemptLowerPriority. Defaults to PreemptLowerPriority if unset."),
    ];

    protected override void Print(PriorityClass @class, TableCells cells) =>
        cells.Text(@class.Metadata.Name).Number(@class.Value).Flag(@class.GlobalDefault).Age(@class).Text(@class.PreemptionPolicy);
}
