namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Secrets.</summary>
/// <remarks>Source: printers.go, printSecret (v1.36).</remarks>
internal sealed class SecretTable : TableLayout<Secret>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Type", "Used to facilitate programmatic handling of secret data. More info: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types"),
        TableColumn.Text("Data", "Data contains the secret data. Each key must consist of alphanumeric characters, '-', '_' or '.'. The serialized form of the secret data is a base64 " +
            "encoded string, representing the arbitrary (possibly non-string) data value here. Described in https://tools.ietf.org/html/rfc4648#section-4"),
        TableColumn.Age,
    ];

    protected override void Print(Secret secret, TableCells cells) => cells.Text(secret.Metadata.Name).Text(secret.Type).Number(secret.Data.Count).Age(secret);
}
