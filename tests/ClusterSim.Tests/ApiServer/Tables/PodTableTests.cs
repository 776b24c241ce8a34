using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Tables;

namespace ClusterSim.Tests.ApiServer.Tables;

public sealed class PodTableTests : TableFixture
{
    [TestCase("phase: Pending", "0/2 Pending 0")]
    [TestCase("phase: Pending, reason: Preempting", "0/2 Preempting 0")]
    [TestCase("phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: SchedulingGated}]", "0/2 SchedulingGated 0")]
    [TestCase("phase: Failed, reason: Evicted", "0/2 Evicted 0")]
    [TestCase("phase: Running, containerStatuses: [{name: a, ready: true, state: {running: {}}}, {name: b, ready: false, state: {running: {}}}]", "1/2 Running 0")]
    [TestCase("phase: Running, containerStatuses: [{name: a, ready: true, state: {running: {}}}, {name: b, state: {waiting: {reason: ErrImagePull}}}]", "1/2 ErrImagePull 0")]
    [TestCase("phase: Pending, containerStatuses: [{name: a, state: {waiting: {}}}]", "0/2 Pending 0")]
    [TestCase("phase: Running, containerStatuses: [{name: a, ready: true, restartCount: 3, state: {running: {}}, lastState: {terminated: {exitCode: 1, finishedAt: '2026-01-01T11:57:00Z'}}}]", "1/2 Running 3 (3m ago)")]
    [TestCase("phase: Running, containerStatuses: [{name: a, ready: true, restartCount: 3, state: {running: {}}}]", "1/2 Running 3")]
    [TestCase("phase: Running, containerStatuses: [{name: a, restartCount: 1, state: {terminated: {exitCode: 137, signal: 9}}}]", "0/2 Signal:9 1")]
    [TestCase("phase: Running, containerStatuses: [{name: a, state: {terminated: {exitCode: 4}}}]", "0/2 ExitCode:4 0")]
    public void Say_in_one_word_where_it_stands(string status, string shown) => Shown("containers: [{name: a}, {name: b}]", status).Should().Be(shown);

    [TestCase("{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, ready: true, state: {running: {}}}", "[]", "1/2 NotReady 0")]
    [TestCase("{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, ready: true, state: {running: {}}}", "[{type: Ready, status: 'True'}]", "1/2 Running 0")]
    [TestCase("{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, state: {terminated: {exitCode: 1, reason: Error}}}", "[]", "0/2 Error 0")]
    [TestCase("{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}, {name: b, state: {terminated: {exitCode: 0, reason: Completed}}}", "[]", "0/2 Completed 0")]
    public void Tell_a_Pod_that_has_completed_from_one_that_has_a_container_left(string containers, string conditions, string shown) =>
        Shown("containers: [{name: a}, {name: b}]", $"phase: Running, conditions: {conditions}, containerStatuses: [{containers}]").Should().Be(shown);

    [TestCase("{name: i, state: {running: {}}}", "0/1 Init:0/2 0")]
    [TestCase("{name: i, state: {terminated: {exitCode: 0}}}, {name: j, state: {waiting: {reason: PodInitializing}}}", "0/1 Init:1/2 0")]
    [TestCase("{name: i, state: {waiting: {reason: CrashLoopBackOff}}, restartCount: 2, lastState: {terminated: {exitCode: 1, finishedAt: '2026-01-01T11:59:00Z'}}}", "0/1 Init:CrashLoopBackOff 2 (60s ago)")]
    [TestCase("{name: i, state: {terminated: {exitCode: 1, reason: Error}}}", "0/1 Init:Error 0")]
    [TestCase("{name: i, state: {terminated: {exitCode: 143, signal: 15}}}", "0/1 Init:Signal:15 0")]
    [TestCase("{name: i, state: {terminated: {exitCode: 2}}}", "0/1 Init:ExitCode:2 0")]
    public void Tell_how_far_initialization_has_come(string inits, string shown) =>
        Shown("containers: [{name: a}], initContainers: [{name: i}, {name: j}]", $"phase: Pending, initContainerStatuses: [{inits}]").Should().Be(shown);

    [Test]
    public void Count_sidecars_among_the_containers_and_forget_the_restarts_of_the_other_init_containers() => Shown(
        "containers: [{name: a}], initContainers: [{name: i}, {name: side, restartPolicy: Always}]",
        "phase: Running, initContainerStatuses: [{name: i, restartCount: 7, state: {terminated: {exitCode: 0}}}, {name: side, ready: true, started: true, restartCount: 2, state: {running: {}}}]," +
        "containerStatuses: [{name: a, ready: true, restartCount: 1, state: {running: {}}}]").Should().Be("2/2 Running 3");

    [TestCase("phase: Running", "Terminating")]
    [TestCase("phase: Succeeded", "Succeeded")]
    [TestCase("phase: Running, reason: NodeLost", "Unknown")]
    public void Tell_that_it_is_being_deleted(string status, string shown) =>
        Row<Pod>($"{{metadata: {{name: p, deletionTimestamp: '2026-01-01T00:00:00Z'}}, spec: {{containers: [{{name: a}}]}}, status: {{{status}}}}}").Split(" | ")[2].Should().Be(shown);

    [Test]
    public void Show_where_it_is_in_wide_columns() => Row<Pod>("""
        metadata: {name: p, creationTimestamp: '2026-01-01T07:30:00Z'}
        spec: {nodeName: n1, containers: [{name: a}], readinessGates: [{conditionType: x}, {conditionType: yy}]}
        status: {phase: Running, podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}], conditions: [{type: x, status: 'True'}, {type: yy, status: 'False'}]}
        """).Should().Be("p | 0/1 | Running | 0 | 4h30m | 10.0.0.1 | n1 | <none> | 1/2");

    [TestCase("Succeeded", "The pod has completed successfully.")]
    [TestCase("Failed", "The pod failed.")]
    [TestCase("Running", null)]
    public void Mark_rows_of_Pods_that_have_ended(string phase, string? message) =>
        TableCatalog.Of(typeof(Pod)).ConditionOf(new Pod { Status = new() { Phase = phase } })?.Message.Should().Be(message);

    private static string Shown(string spec, string status) => string.Join(' ', Row<Pod>($"{{metadata: {{name: p}}, spec: {{{spec}}}, status: {{{status}}}}}").Split(" | ")[1..4]);
}
