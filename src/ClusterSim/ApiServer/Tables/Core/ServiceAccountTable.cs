namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>ServiceAccounts.</summary>
/// <remarks>Source: printers.go, printServiceAccount (v1.36).</remarks>
internal sealed class ServiceAccountTable : TableLayout<ServiceAccount>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Age];

    protected override void Print(ServiceAccount account, TableCells cells) => cells.Text(account.Metadata.Name).Age(account);
}
