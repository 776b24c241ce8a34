using System.Text.RegularExpressions;
using ClusterSim.Api;
using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Architecture;

/// <summary>The page that says how like Kubernetes this is, and the documentation it is gathered from.</summary>
public sealed class FidelityTests
{
    private const string Begin = "<!-- differences -->\n";
    private const string End = "<!-- end of differences -->";

    private static string Page => Repository.PathTo("docs", "fidelity.md");

    /// <summary>The table of areas, with which the page begins; its first two lines are its head.</summary>
    private static List<List<string>> AreaRows =>
        [.. File.ReadLines(Page).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList())];

    private static IEnumerable<Type> Models => typeof(SimulationLoop).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true, IsGenericType: false } && IsModel(type)).OrderBy(type => type.FullName, StringComparer.Ordinal);

    [Test]
    public void Every_deliberate_difference_has_its_line()
    {
        var now = string.Concat(Documentation.Differences().Select(one => $"- `{one.Name}`: {one.Difference}\n"));
        var text = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Repository.Approves)
            File.WriteAllText(Page, text[..begin] + now + text[end..]);

        var written = Repository.Approves ? now : text[begin..end];

        written.Split('\n').Should().Equal(now.Split('\n'), $"{Page} lists what the code says; run this test with {Repository.ApproveVariable}=1 to write it");
        now.Split('\n').Length.Should().BeGreaterThan(20);
    }

    [TestCaseSource(nameof(Models))]
    public void What_models_a_part_of_Kubernetes_says_which(Type type)
    {
        Documentation.RemarksOf(type).Should().MatchRegex(@"Source: .*v1\.\d+");
    }

    [Test]
    public void The_table_has_faithful_simplified_and_absent_for_each_area_and_no_area_twice()
    {
        var rows = AreaRows;

        rows[0].Should().Equal("area", "faithful", "simplified", "absent");
        rows.Should().OnlyContain(row => row.Count == 4);
        rows.Select(row => row[0]).Should().OnlyHaveUniqueItems().And.Contain("API server", "Controllers", "Scheduler", "Kubelet", "Network", "Faults");
    }

    [Test]
    public void Nothing_is_called_absent_that_runs_in_every_cluster()
    {
        using var cluster = new Cluster();
        var absent = AreaRows.Select(row => row[3]).ToList();
        var plugins = SchedulerProfile.Default.Plugins.Select(plugin => plugin.Name);
        var controllers = cluster.Components.Select(component => Regex.Replace(component.Name, "-controller$", "").Replace("-", ""));

        foreach (var name in plugins.Concat(controllers).Except(["DynamicResources"])) // Its remark says what it does not do.
            absent.Should().NotContain(cell => cell.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsModel(Type type) =>
        (type.IsAssignableTo(typeof(ApiObject)) && type != typeof(CustomResource))
        || type.IsAssignableTo(typeof(IClusterComponent))
        || (type.IsAssignableTo(typeof(ISchedulerPlugin)) && type.Namespace == "ClusterSim.Scheduling.Plugins")
        || (type.IsAssignableTo(typeof(IAdmissionPlugin)) && !type.Name.StartsWith("Delegate", StringComparison.Ordinal))
        || (type.IsSubclassOf(typeof(ResourceStrategy)) && type != typeof(GenericStrategy))
        || IsReconciler(type.BaseType);

    private static bool IsReconciler(Type? type) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Reconciler<>)) || IsReconciler(type.BaseType));
}
