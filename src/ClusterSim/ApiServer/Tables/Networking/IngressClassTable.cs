using ClusterSim.Api.Networking;

namespace ClusterSim.ApiServer.Tables.Networking;

/// <summary>IngressClasses.</summary>
/// <remarks>Source: printers.go, printIngressClass (v1.36).</remarks>
internal sealed class IngressClassTable : TableLayout<IngressClass>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Controller", "Controller that is responsible for handling this class"),
        TableColumn.Text("Parameters", "A reference to a resource with additional parameters"),
        TableColumn.Age,
    ];

    protected override void Print(IngressClass @class, TableCells cells) => cells
        .Text(@class.Metadata.Name)
        .Text(@class.Spec.Controller)
        .Text(@class.Spec.Parameters is { } parameters ? NameOf(parameters) : CellText.None)
        .Age(@class);

    private static string NameOf(IngressClassParametersReference parameters) =>
        (parameters.ApiGroup is null ? parameters.Kind : parameters.Kind + "." + parameters.ApiGroup) + "/" + parameters.Name;
}
