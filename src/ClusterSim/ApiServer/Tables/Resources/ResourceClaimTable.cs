using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.ApiServer.Tables.Resources;

/// <summary>ResourceClaims.</summary>
/// <remarks>Source: printers.go, printResourceClaim, resourceClaimState (v1.36).</remarks>
internal sealed class ResourceClaimTable : TableLayout<ResourceClaim>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("State", "A summary of the current state (allocated, pending, reserved, etc.)."),
        TableColumn.Age,
    ];

    protected override void Print(ResourceClaim claim, TableCells cells) => cells.Text(claim.Metadata.Name).Text(StateOf(claim)).Age(claim);

    private static string StateOf(ResourceClaim claim)
    {
        var isDeleted = claim.Metadata.DeletionTimestamp is not null;
        if (claim.Status.Allocation is null)
            return isDeleted ? "deleted" : "pending";
        var state = claim.Status.ReservedFor.Count > 0 ? "allocated,reserved" : "allocated";
        return isDeleted ? "deleted," + state : state;
    }
}
