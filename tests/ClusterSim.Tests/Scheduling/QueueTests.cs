using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>When a Pod that was tried in vain is tried again.</summary>
[TestFixture]
public sealed class QueueTests : SchedulerFixture
{
    private readonly List<(string Pod, double At)> _attempts = [];

    private protected override bool LooksAround => false; // Attempts are counted to the second.

    [SetUp]
    public void ForgetAttempts() => _attempts.Clear();

    [Test]
    public void Backs_off_twice_as_long_after_each_error_up_to_the_configured_limit()
    {
        CreateNode("n1");
        StartCounting(new() { PodInitialBackoff = TimeSpan.FromSeconds(2), PodMaxBackoff = TimeSpan.FromSeconds(12) }, fails: _ => PluginStatus.Error("out of order"));
        CreatePod("web");

        Loop.Run(TimeSpan.FromMinutes(1));

        // Pods that back off are looked at once a second, when that second is over.
        AttemptsOf("web").Should().Equal(0, 3, 8, 17, 30, 43, 56);
    }

    [Test]
    public void Starts_anew_with_a_second_when_an_error_is_followed_by_a_rejection()
    {
        var errors = 3;
        CreateNode("n1");
        StartCounting(new(), fails: _ => errors-- > 0 ? PluginStatus.Error("out of order") : errors == -1 ? PluginStatus.Unschedulable("no") : errors > -4 ? PluginStatus.Error("again") : default);
        CreatePod("web");
        Loop.Run(TimeSpan.FromSeconds(20));
        AttemptsOf("web").Should().Equal(0, 2, 5, 10);

        CreateNode("n2"); // Something changed: the plugin has not said that it would not help.
        Loop.Run(TimeSpan.FromSeconds(20));

        AttemptsOf("web").Should().Equal(0, 2, 5, 10, 20, 22, 25);
    }

    [Test]
    public void Does_not_wait_for_back_off_after_a_rejection_while_nothing_else_is_to_do()
    {
        CreateNode("n1", cpu: "1");
        StartCounting(new());
        CreatePod("big", cpu: "8");
        Deliver();

        CreateNode("n2", cpu: "16");
        Deliver();

        NodeOf("big").Should().Be("n2");
        AttemptsOf("big").Should().Equal(0, 0);
    }

    [Test]
    public void Tries_a_pod_that_backs_off_after_all_that_do_not()
    {
        CreateNode("n1", cpu: "1");
        StartCounting(new());
        CreatePod("big", cpu: "8");
        Deliver();

        CreateNode("n2", cpu: "16");
        CreatePod("small", cpu: "10m");
        Deliver();

        _attempts.Select(attempt => attempt.Pod).Should().Equal("big", "small", "big");
    }

    [Test]
    public void Looks_every_half_minute_for_pods_that_have_waited_for_five_minutes()
    {
        CreateNode("n1", cpu: "1");
        StartCounting(new());
        Loop.Run(TimeSpan.FromSeconds(10));
        CreatePod("big", cpu: "8");

        Loop.Run(TimeSpan.FromMinutes(17));

        AttemptsOf("big").Should().Equal(10, 330, 660, 990);
    }

    [Test]
    public void Waits_as_long_as_it_is_told_to_for_a_change()
    {
        CreateNode("n1", cpu: "1");
        StartCounting(new() { PodMaxInUnschedulablePods = TimeSpan.FromMinutes(1) });
        CreatePod("big", cpu: "8");

        Loop.Run(TimeSpan.FromSeconds(200));

        AttemptsOf("big").Should().Equal(0, 90, 180);
    }

    [Test]
    public void Does_not_overlook_what_changed_while_a_pod_waited_for_permission()
    {
        CreateNode("n1", cpu: "4");
        StartCounting(new(), permit: pod => pod.Metadata.Name == "web" ? PermitResult.Wait(TimeSpan.FromSeconds(30)) : PermitResult.Allow);
        CreatePod("web");
        Loop.Run(TimeSpan.FromSeconds(10));

        Client.Update(Client.Get<Node>(new ObjectKey("n1")).WithLabel("allows", "web")); // What the plugin says may help.
        Loop.Run(TimeSpan.FromSeconds(21));

        AttemptsOf("web").Should().Equal(0, 30);
    }

    [Test]
    public void Does_not_try_a_pod_again_for_the_room_it_left_itself()
    {
        CreateNode("n1", cpu: "4");
        StartCounting(new(), permit: _ => PermitResult.Wait(TimeSpan.FromSeconds(30)));
        CreatePod("web");

        Loop.Run(TimeSpan.FromMinutes(2));

        AttemptsOf("web").Should().Equal(0);
    }

    [Test]
    public void Gives_the_room_of_a_pod_that_was_not_permitted_to_others()
    {
        CreateNode("n1", cpu: "1");
        StartCounting(new(), permit: pod => pod.Metadata.Name == "web" ? PermitResult.Wait(TimeSpan.FromSeconds(30)) : PermitResult.Allow);
        CreatePod("web");
        CreatePod("other");
        Loop.Run(TimeSpan.FromSeconds(20));
        NodeOf("other").Should().BeNull();

        Loop.Run(TimeSpan.FromSeconds(11));

        NodeOf("other").Should().Be("n1");
        AttemptsOf("other").Should().Equal(0, 30);
    }

    [Test]
    public void Tries_a_pod_at_once_that_a_plugin_activates()
    {
        SchedulerHandle? handle = null;
        CreateNode("n1", cpu: "1");
        StartScheduler(new() { Profiles = [SchedulerProfile.Default.With(new PluginRegistration("Counts", made => { handle = made; return new Counts(Note, null, null); }))] });
        CreatePod("big", cpu: "8");
        Loop.Run(TimeSpan.FromSeconds(5));

        handle!.Activate(Pod("big"));
        Deliver();
        handle.Activate(CreatePod("foreign", spec: spec => spec with { SchedulerName = "another" }));
        Deliver();

        AttemptsOf("big").Should().Equal(0, 5);
        AttemptsOf("foreign").Should().BeEmpty();
    }

    [Test]
    public void Lets_a_gated_pod_in_when_the_last_gate_is_gone_and_not_before()
    {
        CreateNode("n1");
        StartCounting(new());
        CreatePod("gated", spec: spec => spec with { SchedulingGates = [new() { Name = "example.com/a" }, new() { Name = "example.com/b" }] });
        Loop.Run(TimeSpan.FromMinutes(10));
        Change("gated", pod => pod with { Spec = pod.Spec with { SchedulingGates = [new() { Name = "example.com/b" }] } });
        CreateNode("n2");
        Deliver();
        AttemptsOf("gated").Should().BeEmpty();

        Change("gated", pod => pod with { Spec = pod.Spec with { SchedulingGates = [] } });
        Deliver();

        AttemptsOf("gated").Should().Equal(600);
        NodeOf("gated").Should().NotBeNull();
    }

    [Test]
    public void Asks_the_gates_again_before_a_pod_comes_back()
    {
        var open = true;
        CreateNode("n1", cpu: "1");
        StartScheduler(new() { Profiles = [SchedulerProfile.Default.With(() => new Gate(() => open)).With(() => new Counts(Note, null, null))] });
        CreatePod("big", cpu: "8");
        Deliver();
        open = false;

        CreateNode("n2", cpu: "16");
        Loop.Run(TimeSpan.FromMinutes(20));
        AttemptsOf("big").Should().Equal(0);

        open = true;
        Change("big", pod => pod.WithLabel("open", "yes"));
        Deliver();

        NodeOf("big").Should().Be("n2");
    }

    [Test]
    public void Goes_on_when_a_gate_or_an_order_is_broken()
    {
        CreateNode("n1");
        StartScheduler(new()
        {
            Profiles = [SchedulerProfile.Default.Without("PrioritySort").With(() => new BrokenOrder()).With(() => new Gate(() => throw new InvalidOperationException("stuck")))],
        });
        CreatePod("a", spec: spec => spec with { SchedulerName = "default-scheduler" });
        CreatePod("b");
        CreatePod("free-1");
        CreatePod("free-2");
        Deliver();

        NodeOf("a").Should().BeNull();
        NodeOf("free-1").Should().Be("n1");
        NodeOf("free-2").Should().Be("n1");
    }

    private void StartCounting(SchedulerOptions options, Func<Pod, PluginStatus>? fails = null, Func<Pod, PermitResult>? permit = null) =>
        StartScheduler(options with { Profiles = [SchedulerProfile.Default.With(() => new Counts(Note, fails, permit))] });

    private void Note(string pod) => _attempts.Add((pod, (Loop.Now - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds));

    private IEnumerable<double> AttemptsOf(string pod) => _attempts.Where(attempt => attempt.Pod == pod).Select(attempt => attempt.At);

    private void Change(string pod, Func<Pod, Pod> change) => Client.Update(change(Pod(pod)));

    /// <summary>Counts attempts, and fails or delays them.</summary>
    private sealed class Counts(Action<string> note, Func<Pod, PluginStatus>? fails, Func<Pod, PermitResult>? permit) : IPreFilterPlugin, IPermitPlugin, IEnqueueExtensions
    {
        public string Name => "Counts";

        public IReadOnlyList<RegisteredEvent> EventsToRegister =>
        [
            new(EventResource.Node, EventActions.Add),
            new(EventResource.Node, EventActions.UpdateNodeLabel, (pod, change) => change.After!.Metadata.Labels.Find("allows") == pod.Metadata.Name),
            new(EventResource.AssignedPod, EventActions.Delete),
        ];

        public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
        {
            note(state.Pod.Metadata.Name!);
            return new(fails?.Invoke(state.Pod) ?? default);
        }

        public PermitResult Permit(Pod pod, CycleState state, string nodeName) => permit?.Invoke(pod) ?? PermitResult.Allow;
    }

    private sealed class Gate(Func<bool> isOpen) : IPreEnqueuePlugin, IEnqueueExtensions
    {
        public string Name => "Gate";

        public IReadOnlyList<RegisteredEvent> EventsToRegister => [new(EventResource.TargetPod, EventActions.UpdatePodLabel)];

        public PluginStatus PreEnqueue(Pod pod) => pod.Metadata.Name!.StartsWith("free", StringComparison.Ordinal) || isOpen() ? PluginStatus.Success : PluginStatus.Unresolvable("closed");
    }

    private sealed class BrokenOrder : IQueueSortPlugin
    {
        public string Name => "BrokenOrder";

        public int Compare(QueuedPod left, QueuedPod right) => throw new InvalidOperationException("cannot compare");
    }
}
