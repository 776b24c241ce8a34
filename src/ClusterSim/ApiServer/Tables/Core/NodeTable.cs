namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Nodes.</summary>
/// <remarks>Source: printers.go, printNode, findNodeRoles (v1.36).</remarks>
internal sealed class NodeTable : TableLayout<Node>
{
    private const string RolePrefix = "node-role.kubernetes.io/"; // labelNodeRolePrefix
    private const string RoleLabel = "kubernetes.io/role"; // nodeLabelRole

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Status", "The status of the node"),
        TableColumn.Text("Roles", "The roles of the node"),
        TableColumn.Age,
        TableColumn.Text("Version", "Kubelet Version reported by the node."),
        TableColumn.Wide("Internal-IP", Addresses),
        TableColumn.Wide("External-IP", Addresses),
        TableColumn.Wide("OS-Image", "OS Image reported by the node from /etc/os-release (e.g. Debian GNU/Linux 7 (wheezy))."),
        TableColumn.Wide("Kernel-Version", "Kernel Version reported by the node from 'uname -r' (e.g. 3.16.0-0.bpo.4-amd64)."),
        TableColumn.Wide("Container-Runtime", "ContainerRuntime Version reported by the node through runtime remote API (e.g. containerd://1.4.2)."),
    ];

    private const string Addresses = "List of addresses reachable to the node. Queried from cloud provider, if available. More info: " +
        "https://kubernetes.io/docs/reference/node/node-status/#addresses Note: This field is declared as mergeable, but the merge key is not sufficiently " +
        "unique, which can cause data corruption when it is merged. Callers should instead use a full-replacement patch. See https://pr.k8s.io/79391 for an " +
        "example. Consumers should assume that addresses can change during the lifetime of a Node. However, there are some exceptions where this may not be " +
        "possible, such as Pods that inherit a Node's address in its own status or consumers of the downward API (status.hostIP).";

    protected override void Print(Node node, TableCells cells)
    {
        var info = node.Status.NodeInfo;
        cells.Text(node.Metadata.Name)
            .Text(StatusOf(node))
            .TextOr(RolesOf(node), CellText.None)
            .Age(node)
            .Text(info.KubeletVersion)
            .Text(AddressOf(node, "InternalIP"))
            .Text(AddressOf(node, "ExternalIP"))
            .TextOr(info.OsImage, CellText.Unknown)
            .Text(KernelOf(info))
            .TextOr(info.ContainerRuntimeVersion, CellText.Unknown);
    }

    private static string StatusOf(Node node)
    {
        var status = node.Status.Conditions.LastOrDefault(condition => condition.Type == "Ready")?.Status switch
        {
            null => "Unknown",
            "True" => "Ready",
            _ => "NotReady",
        };
        return node.Spec.Unschedulable ? status + ",SchedulingDisabled" : status;
    }

    private static string RolesOf(Node node) => string.Join(',', node.Metadata.Labels
        .Select(label => label.Key == RoleLabel ? label.Value : label.Key.StartsWith(RolePrefix, StringComparison.Ordinal) ? label.Key[RolePrefix.Length..] : "")
        .Where(role => role.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    private static string KernelOf(NodeSystemInfo info)
    {
        if (info.KernelVersion.Length == 0)
            return CellText.Unknown;
        return info.Architecture.Length == 0 ? info.KernelVersion : $"{info.KernelVersion} ({info.Architecture})";
    }

    private static string AddressOf(Node node, string type) => node.Status.Addresses.FirstOrDefault(address => address.Type == type)?.Address ?? CellText.None;
}
