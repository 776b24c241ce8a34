using ClusterSim.Api.Nodes;

namespace ClusterSim.ApiServer.Tables.Nodes;

/// <summary>RuntimeClasses.</summary>
/// <remarks>Source: printers.go, printRuntimeClass (v1.36), which looks for the handler's description where there is none.</remarks>
internal sealed class RuntimeClassTable : TableLayout<RuntimeClass>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Text("Handler"), TableColumn.Age];

    protected override void Print(RuntimeClass @class, TableCells cells) => cells.Text(@class.Metadata.Name).Text(@class.Handler).Age(@class);
}
