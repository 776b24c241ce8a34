using System.Globalization;
using ClusterSim.Api.Batch;

namespace ClusterSim.ApiServer.Tables.Batch;

/// <summary>Jobs.</summary>
/// <remarks>Source: printers.go, printJob (v1.36).</remarks>
internal sealed class JobTable : TableLayout<Job>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Status", "Status of the job."),
        TableColumn.Text("Completions", "The number of pods which reached phase Succeeded. The value increases monotonically for a given spec. However, it may decrease in reaction to scale " +
            "down of elastic indexed jobs."),
        TableColumn.Text("Duration", "Time required to complete the job."),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", Selector),
    ];

    internal const string Selector = "A label query over pods that should match the pod count. Normally, the system sets this field for you. More info: " +
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors";

    protected override void Print(Job job, TableCells cells) => cells
        .Text(job.Metadata.Name)
        .Text(StatusOf(job))
        .Text(CompletionsOf(job))
        .Text(DurationOf(job, cells))
        .Age(job)
        .Containers(job.Spec.Template.Spec)
        .Text(CellText.Selector(job.Spec.Selector));

    private static string StatusOf(Job job)
    {
        if (Is(job, "Complete"))
            return "Complete";
        if (Is(job, "Failed"))
            return "Failed";
        if (job.Metadata.DeletionTimestamp is not null)
            return "Terminating";
        if (Is(job, "Suspended"))
            return "Suspended";
        if (Is(job, "FailureTarget"))
            return "FailureTarget";
        return Is(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
    }

    private static bool Is(Job job, string condition) => job.Status.Conditions.FirstOrDefault(other => other.Type == condition)?.Status == "True";

    private static string CompletionsOf(Job job)
    {
        var done = job.Status.Succeeded;
        if (job.Spec.Completions is { } wanted)
            return string.Create(CultureInfo.InvariantCulture, $"{done}/{wanted}");
        return job.Spec.Parallelism is > 1 and var many
            ? string.Create(CultureInfo.InvariantCulture, $"{done}/1 of {many}")
            : string.Create(CultureInfo.InvariantCulture, $"{done}/1");
    }

    private static string DurationOf(Job job, TableCells cells) => job.Status switch
    {
        { StartTime: null } => "",
        { StartTime: { } start, CompletionTime: { } end } => HumanDuration.Of(end - start),
        { StartTime: var start } => cells.Since(start),
    };
}
