using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Tables.Networking;

/// <summary>NetworkPolicies.</summary>
/// <remarks>Source: printers.go, printNetworkPolicy (v1.36).</remarks>
internal sealed class NetworkPolicyTable : TableLayout<NetworkPolicy>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Pod-Selector", "podSelector selects the pods to which this NetworkPolicy object applies. The array of rules is applied to any pods selected by this field. An empty " +
            "selector matches all pods in the policy's namespace. Multiple network policies can select the same set of pods. In this case, the ingress rules for " +
            "each are combined additively. This field is optional. If it is not specified, it defaults to an empty selector."),
        TableColumn.Age,
    ];

    protected override void Print(NetworkPolicy policy, TableCells cells) => cells.Text(policy.Metadata.Name).Text(CellText.Selector(policy.Spec.PodSelector)).Age(policy);
}
