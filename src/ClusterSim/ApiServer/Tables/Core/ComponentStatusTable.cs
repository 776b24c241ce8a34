namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>ComponentStatuses.</summary>
/// <remarks>Source: printers.go, printComponentStatus (v1.36).</remarks>
internal sealed class ComponentStatusTable : TableLayout<ComponentStatus>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Status", "Status of the component conditions"),
        TableColumn.Text("Message", "Message of the component conditions"),
        TableColumn.Text("Error", "Error of the component conditions"),
    ];

    protected override void Print(ComponentStatus component, TableCells cells)
    {
        var health = component.Conditions.FirstOrDefault(condition => condition.Type == "Healthy");
        cells.Text(component.Metadata.Name)
            .Text(health is null ? "Unknown" : health.Status == "True" ? "Healthy" : "Unhealthy")
            .Text(health?.Message)
            .Text(health?.Error);
    }
}
