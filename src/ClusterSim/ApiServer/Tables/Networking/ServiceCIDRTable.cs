using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Tables.Networking;

/// <summary>ServiceCIDRs.</summary>
/// <remarks>Source: printers.go, printServiceCIDR (v1.36).</remarks>
internal sealed class ServiceCIDRTable : TableLayout<ServiceCIDR>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("CIDRs", "CIDRs defines the IP blocks in CIDR notation (e.g. \"192.168.0.0/24\" or \"2001:db8::/64\") from which to assign service cluster IPs. " +
            "Max of two CIDRs is allowed, one of each IP family. This field is immutable."),
        TableColumn.Age,
    ];

    protected override void Print(ServiceCIDR range, TableCells cells) => cells.Text(range.Metadata.Name).Text(string.Join(',', range.Spec.Cidrs)).Age(range);
}
