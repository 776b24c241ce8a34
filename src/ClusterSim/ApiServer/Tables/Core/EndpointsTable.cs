using System.Globalization;

namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Endpoints.</summary>
/// <remarks>Source: printers.go, printEndpoints, formatEndpoints (v1.36).</remarks>
internal sealed class EndpointsTable : TableLayout<Endpoints>
{
    private const int Shown = 3; // max

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Endpoints", "The set of all endpoints is the union of all subsets. Addresses are placed into subsets according to the IPs they share. A single address with " +
            "multiple ports, some of which are ready and some of which are not (because they come from different containers) will result in the address being " +
            "displayed in different subsets for the different ports. No address will appear in both Addresses and NotReadyAddresses in the same subset. Sets of " +
            "addresses and ports that comprise a service."),
        TableColumn.Age,
    ];

    protected override void Print(Endpoints endpoints, TableCells cells) => cells.Text(endpoints.Metadata.Name).Text(Format(endpoints)).Age(endpoints);

    private static string Format(Endpoints endpoints)
    {
        if (endpoints.Subsets.Count == 0)
            return CellText.None;
        var all = endpoints.Subsets.SelectMany(AddressesOf).ToList();
        var shown = string.Join(',', all.Take(Shown));
        return all.Count > Shown ? CellText.WithMore(shown, all.Count - Shown) : shown;
    }

    private static IEnumerable<string> AddressesOf(EndpointSubset subset) => subset.Ports.Count == 0
        ? subset.Addresses.Select(address => address.Ip) // Headless services may have no ports.
        : subset.Ports.SelectMany(port => subset.Addresses.Select(address => Join(address.Ip, port.Port)));

    private static string Join(string ip, int port) =>
        (ip.Contains(':', StringComparison.Ordinal) ? "[" + ip + "]:" : ip + ":") + port.ToString(CultureInfo.InvariantCulture);
}
