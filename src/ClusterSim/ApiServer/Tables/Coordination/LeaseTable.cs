using ClusterSim.Api.Coordination;

namespace ClusterSim.ApiServer.Tables.Coordination;

/// <summary>Leases.</summary>
/// <remarks>Source: printers.go, printLease (v1.36).</remarks>
internal sealed class LeaseTable : TableLayout<Lease>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Holder", "holderIdentity contains the identity of the holder of a current lease. If Coordinated Leader Election is used, the holder identity must be equal to " +
            "the elected LeaseCandidate.metadata.name field."),
        TableColumn.Age,
    ];

    protected override void Print(Lease lease, TableCells cells) => cells.Text(lease.Metadata.Name).Text(lease.Spec.HolderIdentity).Age(lease);
}
