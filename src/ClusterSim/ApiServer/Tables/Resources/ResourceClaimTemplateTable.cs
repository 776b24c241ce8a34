using ClusterSim.Api.Resources;

namespace ClusterSim.ApiServer.Tables.Resources;

/// <summary>ResourceClaimTemplates.</summary>
/// <remarks>Source: printers.go, printResourceClaimTemplate (v1.36).</remarks>
internal sealed class ResourceClaimTemplateTable : TableLayout<ResourceClaimTemplate>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Age];

    protected override void Print(ResourceClaimTemplate template, TableCells cells) => cells.Text(template.Metadata.Name).Age(template);
}
