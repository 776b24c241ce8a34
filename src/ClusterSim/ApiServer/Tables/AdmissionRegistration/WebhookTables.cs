using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Tables.AdmissionRegistration;

/// <summary>MutatingWebhookConfigurations.</summary>
/// <remarks>Source: printers.go, printMutatingWebhook (v1.36).</remarks>
internal sealed class MutatingWebhookTable : TableLayout<MutatingWebhookConfiguration>
{
    internal static readonly TableColumn[] WebhookColumns =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Webhooks", "Webhooks indicates the number of webhooks registered in this configuration"),
        TableColumn.Age,
    ];

    public override IReadOnlyList<TableColumn> Columns => WebhookColumns;

    protected override void Print(MutatingWebhookConfiguration webhooks, TableCells cells) => cells.Text(webhooks.Metadata.Name).Number(webhooks.Webhooks.Count).Age(webhooks);
}

/// <summary>ValidatingWebhookConfigurations.</summary>
/// <remarks>Source: printers.go, printValidatingWebhook (v1.36).</remarks>
internal sealed class ValidatingWebhookTable : TableLayout<ValidatingWebhookConfiguration>
{
    public override IReadOnlyList<TableColumn> Columns => MutatingWebhookTable.WebhookColumns;

    protected override void Print(ValidatingWebhookConfiguration webhooks, TableCells cells) => cells.Text(webhooks.Metadata.Name).Number(webhooks.Webhooks.Count).Age(webhooks);
}
