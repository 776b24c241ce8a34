using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Tables.Networking;

/// <summary>IPAddresses. Their rows hold an age that no column is declared for, so that nobody sees it: so it is in the real server.</summary>
/// <remarks>Source: printers.go, printIPAddress (v1.36).</remarks>
internal sealed class IPAddressTable : TableLayout<IPAddress>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("ParentRef", "ParentRef references the resource that an IPAddress is attached to. An IPAddress must reference a parent object."),
    ];

    protected override void Print(IPAddress address, TableCells cells) => cells.Text(address.Metadata.Name).Text(NameOf(address.Spec.ParentRef)).Age(address);

    private static string NameOf(ParentReference parent)
    {
        if (ReferenceEquals(parent, Unset<ParentReference>.Value))
            return CellText.None;
        var resource = (string.IsNullOrEmpty(parent.Group) ? parent.Resource : parent.Resource + "." + parent.Group).ToLowerInvariant();
        return string.IsNullOrEmpty(parent.Namespace) ? $"{resource}/{parent.Name}" : $"{resource}/{parent.Namespace}/{parent.Name}";
    }
}
