using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Tables.Rbac;

/// <summary>RoleBindings.</summary>
/// <remarks>Source: printers.go, printRoleBinding (v1.36).</remarks>
internal sealed class RoleBindingTable : TableLayout<RoleBinding>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Role", "RoleRef can reference a Role in the current namespace or a ClusterRole in the global namespace. " +
            "If the RoleRef cannot be resolved, the Authorizer must return an error."),
        TableColumn.Age,
        TableColumn.Wide("Users", "Users in the roleBinding"),
        TableColumn.Wide("Groups", "Groups in the roleBinding"),
        TableColumn.Wide("ServiceAccounts", "ServiceAccounts in the roleBinding"),
    ];

    protected override void Print(RoleBinding binding, TableCells cells) =>
        cells.Text(binding.Metadata.Name).Text(binding.RoleRef.Kind + "/" + binding.RoleRef.Name).Age(binding).Subjects(binding.Subjects);
}
