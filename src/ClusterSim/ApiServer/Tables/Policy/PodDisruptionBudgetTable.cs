using ClusterSim.Api.Policy;

namespace ClusterSim.ApiServer.Tables.Policy;

/// <summary>PodDisruptionBudgets.</summary>
/// <remarks>Source: printers.go, printPodDisruptionBudget (v1.36).</remarks>
internal sealed class PodDisruptionBudgetTable : TableLayout<PodDisruptionBudget>
{
    private const string NotApplicable = "N/A";

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Min Available", "The minimum number of pods that must be available."),
        TableColumn.Text("Max Unavailable", "The maximum number of pods that may be unavailable."),
        TableColumn.Number("Allowed Disruptions", "Calculated number of pods that may be disrupted at this time."),
        TableColumn.Age,
    ];

    protected override void Print(PodDisruptionBudget budget, TableCells cells) => cells
        .Text(budget.Metadata.Name)
        .Text(budget.Spec.MinAvailable?.ToString() ?? NotApplicable)
        .Text(budget.Spec.MaxUnavailable?.ToString() ?? NotApplicable)
        .Number(budget.Status.DisruptionsAllowed)
        .Age(budget);
}
