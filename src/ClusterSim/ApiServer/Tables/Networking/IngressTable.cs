using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Tables.Networking;

/// <summary>Ingresses.</summary>
/// <remarks>Source: printers.go, printIngress, formatHosts (v1.36).</remarks>
internal sealed class IngressTable : TableLayout<Ingress>
{
    private const int Shown = 3; // max

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Class", "The name of the IngressClass resource that should be used for additional configuration"),
        TableColumn.Text("Hosts", "Hosts that incoming requests are matched against before the ingress rule"),
        TableColumn.Text("Address", "Address is a list containing ingress points for the load-balancer"),
        TableColumn.Text("Ports", "Ports of TLS configurations that open"),
        TableColumn.Age,
    ];

    protected override void Print(Ingress ingress, TableCells cells) => cells
        .Text(ingress.Metadata.Name)
        .Text(ingress.Spec.IngressClassName ?? CellText.None)
        .Text(HostsOf(ingress.Spec.Rules))
        .Text(CellText.Addresses(ingress.Status.LoadBalancer.Ingress.Select(entry => (entry.Ip, entry.Hostname))))
        .Text(ingress.Spec.Tls.Count > 0 ? "80, 443" : "80")
        .Age(ingress);

    private static string HostsOf(ValueList<IngressRule> rules)
    {
        List<string> hosts = [];
        foreach (var rule in rules)
        {
            if (hosts.Count == Shown) // Rules without a host count as more, too.
                return CellText.WithMore(string.Join(',', hosts), rules.Count - Shown);
            if (!string.IsNullOrEmpty(rule.Host))
                hosts.Add(rule.Host);
        }
        return hosts.Count == 0 ? "*" : string.Join(',', hosts);
    }
}
