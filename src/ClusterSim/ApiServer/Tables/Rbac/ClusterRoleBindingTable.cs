using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Tables.Rbac;

/// <summary>ClusterRoleBindings.</summary>
/// <remarks>Source: printers.go, printClusterRoleBinding (v1.36).</remarks>
internal sealed class ClusterRoleBindingTable : TableLayout<ClusterRoleBinding>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Role", "RoleRef can only reference a ClusterRole in the global namespace. If the RoleRef cannot be resolved, the Authorizer must return an error."),
        TableColumn.Age,
        TableColumn.Wide("Users", "Users in the clusterRoleBinding"),
        TableColumn.Wide("Groups", "Groups in the clusterRoleBinding"),
        TableColumn.Wide("ServiceAccounts", "ServiceAccounts in the clusterRoleBinding"),
    ];

    protected override void Print(ClusterRoleBinding binding, TableCells cells) =>
        cells.Text(binding.Metadata.Name).Text(binding.RoleRef.Kind + "/" + binding.RoleRef.Name).Age(binding).Subjects(binding.Subjects);
}
