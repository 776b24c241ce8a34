using ClusterSim.Api.ApiRegistration;

namespace ClusterSim.ApiServer.Tables.ApiRegistration;

/// <summary>APIServices.</summary>
/// <remarks>Source: kube-aggregator registry/apiservice/etcd/etcd.go, ConvertToTable (v1.36).</remarks>
internal sealed class APIServiceTable : TableLayout<APIService>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Service", "The reference to the service that hosts this API endpoint."),
        TableColumn.Text("Available", "Whether this service is available."),
        TableColumn.Age,
    ];

    protected override void Print(APIService service, TableCells cells) => cells
        .Text(service.Metadata.Name)
        .Text(service.Spec.Service is { } reference ? reference.Namespace + "/" + reference.Name : "Local")
        .Text(service.Status.Conditions.FirstOrDefault(condition => condition.Type == "Available") switch
        {
            null => "Unknown",
            { Status: not "True", Reason: { Length: > 0 } reason } condition => $"{condition.Status} ({reason})",
            var condition => condition.Status,
        })
        .Age(service);
}
