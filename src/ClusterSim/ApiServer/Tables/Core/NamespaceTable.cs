namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Namespaces.</summary>
/// <remarks>Source: printers.go, printNamespace (v1.36).</remarks>
internal sealed class NamespaceTable : TableLayout<Namespace>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Text("Status", "The status of the namespace"), TableColumn.Age];

    protected override void Print(Namespace @namespace, TableCells cells) => cells.Text(@namespace.Metadata.Name).Text(@namespace.Status.Phase).Age(@namespace);
}
