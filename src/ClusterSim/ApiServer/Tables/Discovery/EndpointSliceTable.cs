using System.Globalization;
using ClusterSim.Api.Discovery;

namespace ClusterSim.ApiServer.Tables.Discovery;

/// <summary>EndpointSlices.</summary>
/// <remarks>Source: printers.go, printEndpointSlice (v1.36); the descriptions are those of discovery.k8s.io/v1beta1.</remarks>
internal sealed class EndpointSliceTable : TableLayout<EndpointSlice>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("AddressType", "addressType specifies the type of address carried by this EndpointSlice. All addresses in this slice must be the same type. " +
            "This field is immutable after creation. The following address types are currently supported: * IPv4: Represents an IPv4 Address. " +
            "* IPv6: Represents an IPv6 Address. * FQDN: Represents a Fully Qualified Domain Name."),
        TableColumn.Text("Ports", "ports specifies the list of network ports exposed by each endpoint in this slice. Each port must have a unique name. " +
            "When ports is empty, it indicates that there are no defined ports. When a port is defined with a nil port value, it indicates \"all ports\". " +
            "Each slice may include a maximum of 100 ports."),
        TableColumn.Text("Endpoints", "endpoints is a list of unique endpoints in this slice. Each slice may include a maximum of 1000 endpoints."),
        TableColumn.Age,
    ];

    protected override void Print(EndpointSlice slice, TableCells cells) => cells
        .Text(slice.Metadata.Name)
        .Text(slice.AddressType)
        .Text(CellText.FirstOf(slice.Ports.Select(port => port.Port?.ToString(CultureInfo.InvariantCulture) ?? port.Name ?? "*")))
        .Text(CellText.FirstOf(slice.Endpoints.SelectMany(endpoint => endpoint.Addresses)))
        .Age(slice);
}
