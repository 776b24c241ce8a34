using System.Xml.Linq;
using ClusterSim.Lab.Reports;
using ClusterSim.Lab.Sweeps;
using ClusterSim.Lab.Tests.Sweeps;

namespace ClusterSim.Lab.Tests.Reports;

public sealed class ReportTests
{
    private SweepResult _result = null!;

    [OneTimeSetUp]
    public void Run() => _result = Sweep.Run(SweepTests.Small(), clock: TimeProvider.System);

    [Test]
    public void Has_a_row_for_each_run_and_each_figure_of_each_policy()
    {
        var runs = _result.RunTable();

        runs.Rows.Select(row => (row[0], row[1], row[2])).Should().StartWith([("small-cluster", "BestFit", "1"), ("small-cluster", "BestFit", "2"), ("small-cluster", "Kubernetes", "1")]).And.HaveCount(12);
        runs.Rows.Should().OnlyContain(row => row.Count == runs.Columns.Count);
        _result.SummaryTable().Rows.Should().Contain(row => row[0] == "waiting" && row[1] == "FGD" && row[2] == "failed").And.NotContain(row => row[0] == "waiting" && row[2] == "gpu_percent");
    }

    [Test]
    public void Means_and_ranges_are_over_the_seeds()
    {
        var failed = _result.Runs.Where(run => run is { Workload: "waiting", Policy: "BestFit" }).Select(run => run.Failed).Order().ToList();

        var row = _result.PolicyTable("waiting").Rows.Single(row => row[0] == "BestFit");

        failed.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        row.Should().Contain(FormattableString.Invariant($"{Math.Round(failed.Average())} ({failed[0]}–{failed[1]})"));
    }

    [Test]
    public void Pods_that_are_tried_again_wait()
    {
        _result.Runs.Where(run => run.Workload == "waiting").Should().OnlyContain(run => run.Policy == "Kubernetes" ? run.Delayed > 0 && run.QueueingSeconds.Max() > 0 && run.Failed == 0 : run.Delayed == 0 && run.Failed > 0);
        _result.Charts("waiting").Select(chart => chart.Name).Should().Contain("queueing");
        _result.Charts("small-cluster").Select(chart => chart.Name).Should().Contain(["allocation", "fragmentation", "fragmented", "utilisation", "unschedulable"]).And.NotContain("queueing");
    }

    [Test]
    public void Comes_back_from_json_as_it_was()
    {
        var read = ResultJson.Read(_result.ToJson(), _result.MeasurementsToJson());

        read.Runs.Should().Equal(_result.Runs);
        read.Measurements.Should().Equal(_result.Measurements);
        read.ToJson().Should().Be(_result.ToJson());
    }

    [TestCase("{", "shard.json: these are no results: *")]
    [TestCase("{\"experiment\":null}", "shard.json: these are no results.")]
    [TestCase("[]", "shard.json: these are no results: *")]
    public void Says_that_a_file_holds_no_results(string json, string message)
    {
        var read = () => ResultJson.Read(json, source: "shard.json");

        read.Should().Throw<InvalidDataException>().WithMessage(message);
    }

    [Test]
    public void Is_a_page_and_pictures_that_need_nothing_from_elsewhere()
    {
        var files = _result.ToFiles();

        foreach (var file in files.Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal) || file.Path.EndsWith(".html", StringComparison.Ordinal)))
            XDocument.Parse(file.Text.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal)).Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Contains("://", StringComparison.Ordinal)).Should().BeEmpty(file.Path);
        files.Select(file => file.Path).Should().Contain(["results.json", "runs.csv", "summary.csv", "report.md", "report.html", "charts/small-cluster-allocation.svg", "measured/decisions-per-second.csv", "measured/decisions-per-second.svg"]).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void What_was_measured_is_in_a_folder_of_its_own()
    {
        var again = Sweep.Run(SweepTests.Small(), clock: TimeProvider.System).ToFiles().Where(file => !file.Path.StartsWith("measured/", StringComparison.Ordinal));

        again.Should().Equal(_result.ToFiles().Where(file => !file.Path.StartsWith("measured/", StringComparison.Ordinal)));
        _result.MeasuredTable().Columns.Where(column => column.Name.Contains("second", StringComparison.Ordinal)).Should().OnlyContain(column => column.Name.StartsWith("measured_", StringComparison.Ordinal));
    }

    [Test]
    public void Tables_quote_what_has_to_be_quoted()
    {
        var table = new Table("t", [new("name", "Name"), new("pods", "Pods", IsNumber: true)], [["a, \"b\"", "1"], ["x|y <z>", "20"]]);

        table.ToCsv().Should().Be("name,pods\n\"a, \"\"b\"\"\",1\nx|y <z>,20\n");
        table.ToMarkdown().Should().Be("| Name     | Pods |\n| -------- | ---: |\n| a, \"b\"   |    1 |\n| x\\|y <z> |   20 |\n");
        table.ToHtml().Should().Contain("<td>x|y &lt;z&gt;</td><td class=\"n\">20</td>");
    }
}
