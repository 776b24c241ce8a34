using ClusterSim.Api.Batch;

namespace ClusterSim.ApiServer.Tables.Batch;

/// <summary>CronJobs.</summary>
/// <remarks>Source: printers.go, printCronJob (v1.36).</remarks>
internal sealed class CronJobTable : TableLayout<CronJob>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Schedule", "The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron."),
        TableColumn.Text("Timezone", "The time zone name for the given schedule, see https://en.wikipedia.org/wiki/List_of_tz_database_time_zones. If not specified, this will default to " +
            "the time zone of the kube-controller-manager process. The set of valid time zone names and the time zone offset is loaded from the system-wide time " +
            "zone database by the API server during CronJob validation and the controller manager during execution. If no system-wide time zone database can be " +
            "found a bundled version of the database is used instead. If the time zone name becomes invalid during the lifetime of a CronJob or due to a change in " +
            "host configuration, the controller will stop creating new new Jobs and will create a system event with the reason UnknownTimeZone. More information " +
            "can be found in https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones"),
        TableColumn.Flag("Suspend", "This flag tells the controller to suspend subsequent executions, it does not apply to already started executions.  Defaults to false."),
        TableColumn.Number("Active", "A list of pointers to currently running jobs."),
        TableColumn.Text("Last Schedule", "Information when was the last time the job was successfully scheduled."),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", JobTable.Selector),
    ];

    protected override void Print(CronJob job, TableCells cells)
    {
        var template = job.Spec.JobTemplate.Spec;
        cells.Text(job.Metadata.Name)
            .Text(job.Spec.Schedule)
            .Text(job.Spec.TimeZone ?? CellText.None)
            .Text(job.Spec.Suspend switch { null => CellText.NotSet, true => "True", false => "False" })
            .Number(job.Status.Active.Count)
            .Text(job.Status.LastScheduleTime is { } last ? cells.Since(last) : CellText.None)
            .Age(job)
            .Containers(template.Template.Spec)
            .Text(CellText.Selector(template.Selector));
    }
}
