using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Tables.Apps;

/// <summary>ControllerRevisions.</summary>
/// <remarks>Source: printers.go, printControllerRevision, formatResourceName (v1.36).</remarks>
internal sealed class ControllerRevisionTable : TableLayout<ControllerRevision>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Controller", "Controller of the object"),
        TableColumn.Text("Revision", "Revision indicates the revision of the state represented by Data."),
        TableColumn.Age,
    ];

    protected override void Print(ControllerRevision revision, TableCells cells) => cells
        .Text(revision.Metadata.Name)
        .Text(revision.Metadata.OwnerReferences.FirstOrDefault(owner => owner.Controller == true) is { } controller ? NameOf(controller) : CellText.None)
        .Number(revision.Revision)
        .Age(revision);

    private static string NameOf(OwnerReference owner)
    {
        var slash = owner.ApiVersion.IndexOf('/');
        var kind = slash < 0 ? owner.Kind : owner.Kind + "." + owner.ApiVersion[..slash];
        return kind.ToLowerInvariant() + "/" + owner.Name;
    }
}
