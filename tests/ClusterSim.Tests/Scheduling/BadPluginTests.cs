using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Plugins that break their contract: the Pod fails with an event that names the plugin, everything else goes on.</summary>
[TestFixture]
public sealed class BadPluginTests : SchedulerFixture
{
    private Bad _bad = null!;

    [SetUp]
    public void MakePlugin() => _bad = new();

    [TestCase("PreFilter", "running PreFilter plugin \"Bad\": out of order")]
    [TestCase("Filter", "running Filter plugin \"Bad\": out of order")]
    [TestCase("PreScore", "running PreScore plugin \"Bad\": out of order")]
    [TestCase("Score", "running Score plugin \"Bad\": out of order")]
    [TestCase("Normalize", "running Score plugin \"Bad\": out of order")]
    [TestCase("Reserve", "running Reserve plugin \"Bad\": out of order")]
    [TestCase("Permit", "running Permit plugin \"Bad\": out of order")]
    [TestCase("PreBind", "running PreBind plugin \"Bad\": out of order")]
    [TestCase("Bind", "running Bind plugin \"Bad\": out of order")]
    public void One_that_throws_is_named_and_the_pod_comes_through_when_it_has_been_mended(string point, string message)
    {
        foreach (var node in (string[])["n1", "n2", "n3"]) // Where only one is left, nobody is asked to score it.
            CreateNode(node, cpu: "2");
        StartWithBad();
        _bad.ThrowsAt = point;

        CreatePod("bad", cpu: "2");
        CreatePod("good", cpu: "2");
        Loop.Run(TimeSpan.FromSeconds(20));

        NodeOf("good").Should().NotBeNull();
        NodeOf("bad").Should().BeNull();
        Scheduled("bad").Should().BeEquivalentTo(new { Status = "False", Reason = "SchedulerError", Message = message });
        EventsAbout("bad").Should().Contain(told => told.Type == "Warning" && told.Reason == "FailedScheduling" && told.Message == message);

        _bad.ThrowsAt = "";
        Loop.Run(TimeSpan.FromSeconds(12));
        NodeOf("bad").Should().NotBeNull("what it held for a moment is free, and only back-off kept it waiting");
        NodeOf("bad").Should().NotBe(NodeOf("good"));
    }

    [Test]
    public void One_that_throws_when_asked_for_help_is_named()
    {
        CreateNode("n1", cpu: "1");
        StartWithBad();
        _bad.ThrowsAt = "PostFilter";

        CreatePod("bad", cpu: "8");
        CreatePod("good");
        Deliver();

        NodeOf("good").Should().Be("n1");
        Scheduled("bad")!.Message.Should().Be("running PostFilter plugin \"Bad\": out of order");
    }

    [Test]
    public void One_that_cannot_say_why_it_rejects_is_named()
    {
        CreateNode("n1", cpu: "2");
        StartWithBad();
        _bad.ThrowsAt = "Describe";

        CreatePod("bad");
        CreatePod("good");
        Deliver();

        NodeOf("good").Should().Be("n1");
        Scheduled("bad")!.Message.Should().Be("running Filter plugin \"Bad\": out of words");
    }

    [TestCase("Unreserve")]
    [TestCase("PostBind")]
    public void One_that_throws_where_nothing_depends_on_it_does_no_harm(string point)
    {
        CreateNode("n1", cpu: "2");
        StartWithBad();
        _bad.ThrowsAt = point;
        _bad.RefusesAt = point == "Unreserve" ? "Permit" : "";

        CreatePod("bad", cpu: "2");
        Loop.Run(TimeSpan.FromSeconds(5));
        _bad.RefusesAt = "";
        CreatePod("good", cpu: "1");
        CreateNode("n2", cpu: "2");
        Loop.Run(TimeSpan.FromSeconds(5));

        NodeOf("bad").Should().NotBeNull();
        NodeOf("good").Should().NotBeNull();
    }

    [TestCase("AddPod")]
    [TestCase("RemovePod")]
    public void One_that_throws_while_others_are_tried_out_is_named_and_leaves_no_trace(string point)
    {
        CreateNode("n1", cpu: "2");
        StartWithBad();
        CreatePod("low", cpu: "2", priority: 1);
        Deliver();
        _bad.ThrowsAt = point;

        CreatePod("bad", cpu: "2", priority: 10);
        Deliver();

        Scheduled("bad")!.Message.Should().Contain($"running {point} on PreFilter plugin \"Bad\": out of order");
        NodeOf("low").Should().Be("n1");
        _bad.ThrowsAt = "";
        CreatePod("good", cpu: "1");
        Deliver();
        Scheduled("good")!.Message.Should().StartWith("0/1 nodes are available: 1 Insufficient cpu.", "low still stands there");
    }

    [TestCase(-1L, -1L)]
    [TestCase(101L, 101L)]
    [TestCase(long.MaxValue, long.MaxValue)]
    public void A_score_out_of_range_is_refused(long score, long named)
    {
        CreateNode("n1");
        CreateNode("n2");
        StartWithBad(new Scores(score, Normalization.None));

        CreatePod("bad");
        CreatePod("good");
        Deliver();

        Scheduled("bad")!.Message.Should().Contain($"plugin \"Scores\" returns an invalid score {named}, it should in the range of [0, 100] after normalizing");
        NodeOf("good").Should().NotBeNull();
    }

    [Test]
    public void A_score_out_of_range_after_normalizing_is_refused_and_before_is_not()
    {
        CreateNode("n1");
        CreateNode("n2");
        StartWithBad(new Scores(5000, Normalization.Custom));

        CreatePod("bad");
        CreatePod("good");
        Deliver();

        Scheduled("bad")!.Message.Should().Contain("plugin \"Scores\" returns an invalid score 5001");
        NodeOf("good").Should().NotBeNull();
    }

    [TestCase("Reserve", "0/1 nodes are available: 1 no licence.")]
    [TestCase("Permit", "0/1 nodes are available: 1 no licence.")]
    [TestCase("PreBind", "no licence")]
    [TestCase("Bind", "no licence")]
    public void One_that_refuses_keeps_nothing(string point, string message)
    {
        CreateNode("n1", cpu: "2");
        StartWithBad();
        _bad.RefusesAt = point;

        CreatePod("bad", cpu: "2");
        Deliver();
        CreatePod("good", cpu: "2");
        Deliver();

        EventsAbout("bad")[0].Should().BeEquivalentTo(new { Type = "Warning", Reason = "FailedScheduling", Message = message });
        Scheduled("bad")!.Reason.Should().Be("Unschedulable");
        NodeOf("good").Should().Be("n1");
        _bad.Held.Should().Equal("good");
    }

    [Test]
    public void One_that_never_answers_in_Permit_is_named_when_its_time_is_over()
    {
        CreateNode("n1", cpu: "2");
        StartWithBad(new Waits(TimeSpan.MaxValue));
        CreatePod("bad", cpu: "2");
        CreatePod("good", cpu: "2");

        Loop.Run(TimeSpan.FromMinutes(14));
        EventsAbout("bad").Should().BeEmpty();
        Loop.Run(TimeSpan.FromMinutes(2));

        Scheduled("bad")!.Message.Should().Be("0/1 nodes are available: 1 rejected due to timeout after waiting 15m0s at plugin Waits.");
        NodeOf("good").Should().Be("n1");
    }

    [TestCase(0)]
    [TestCase(-5)]
    public void A_wait_of_no_time_is_over_at_once(int seconds)
    {
        CreateNode("n1");
        StartWithBad(new Waits(TimeSpan.FromSeconds(seconds)));
        CreatePod("bad");
        Deliver();

        Scheduled("bad")!.Message.Should().Be("0/1 nodes are available: 1 rejected due to timeout after waiting 0s at plugin Waits.");
    }

    [Test]
    public void A_waiting_pod_that_is_deleted_leaves_its_place()
    {
        CreateNode("n1", cpu: "2");
        StartWithBad(new Waits(TimeSpan.FromMinutes(10)));
        CreatePod("bad", cpu: "2");
        CreatePod("good", cpu: "2");
        Deliver();

        Client.Delete<Pod>(Key("bad"));
        Loop.Run(TimeSpan.FromSeconds(2));

        NodeOf("good").Should().Be("n1");
        EventsAbout("bad").Should().ContainSingle().Which.Message.Should().Be("0/1 nodes are available: 1 removed.");
    }

    [Test]
    public void Two_that_wait_must_both_allow_and_one_may_refuse()
    {
        SchedulerHandle? handle = null;
        CreateNode("n1");
        var profile = SchedulerProfile.Default
            .With(new PluginRegistration("Waits", made => { handle = made; return new Waits(TimeSpan.FromMinutes(5)); }))
            .With(() => new Waits(TimeSpan.FromMinutes(1), "Second"));
        StartScheduler(new() { Profiles = [profile] });
        CreatePod("bad-1");
        CreatePod("bad-2");
        Deliver();
        handle!.WaitingPods.Should().HaveCount(2).And.AllSatisfy(waiting => waiting.PendingPlugins.Should().Equal("Waits", "Second"));

        var (first, second) = (handle.WaitingPods.First(), handle.WaitingPods.Last());
        first.Allow("Waits");
        Deliver();
        NodeOf("bad-1").Should().BeNull();
        first.Allow("Second");
        second.Reject("Second", "not today");
        second.Allow("Waits"); // Too late.
        Deliver();

        NodeOf("bad-1").Should().Be("n1");
        NodeOf("bad-2").Should().BeNull();
        Scheduled("bad-2")!.Message.Should().Be("0/1 nodes are available: 1 not today.");
        handle.WaitingPods.Should().BeEmpty();
    }

    private void StartWithBad(params ISchedulerPlugin[] others)
    {
        var profile = SchedulerProfile.Default.Without("DefaultBinder", "DefaultPreemption").With(() => _bad)
            .With(new PluginRegistration("DefaultPreemption", static handle => new ClusterSim.Scheduling.Plugins.DefaultPreemption(handle)))
            .With(new PluginRegistration("DefaultBinder", static handle => new ClusterSim.Scheduling.Plugins.DefaultBinder(handle)));
        foreach (var other in others)
            profile = profile.With(() => other);
        StartScheduler(new() { Profiles = [profile] });
    }

    /// <summary>Does as it should but where it is told not to, and then for Pods whose name begins with <c>bad</c> alone.</summary>
    private sealed class Bad : IPreFilterPlugin, IFilterPlugin, IPostFilterPlugin, IPreScorePlugin, IScorePlugin, IReservePlugin, IPermitPlugin, IPreBindPlugin, IBindPlugin, IPostBindPlugin
    {
        public string Name => "Bad";

        public string ThrowsAt { get; set; } = "";

        public string RefusesAt { get; set; } = "";

        /// <summary>Pods that have been reserved for and not let go.</summary>
        public List<string> Held { get; } = [];

        public Normalization Normalization => Normalization.Custom;

        public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot) => new(Answer("PreFilter", state.Pod));

        public void AddPod(PodShape pod, CycleState state, Snapshot snapshot, Pod added, int row) => Answer("AddPod", state.Pod);

        public void RemovePod(PodShape pod, CycleState state, Snapshot snapshot, Pod removed, int row) => Answer("RemovePod", state.Pod);

        public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
        {
            Answer("Filter", state.Pod);
            if (ThrowsAt == "Describe" && state.Pod.Metadata.Name == "bad")
                verdicts.Fill(Verdict.Rejected(1, resolvable: false));
        }

        public void Describe(PodShape pod, Snapshot snapshot, Verdict verdict, ICollection<string> reasons) => throw new InvalidOperationException("out of words");

        public PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis) =>
            new(Answer("PostFilter", state.Pod) is { IsSuccess: false } status ? status : PluginStatus.Unschedulable());

        public PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot) => Answer("PreScore", state.Pod);

        public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
        {
            Answer("Score", state.Pod);
            scores.Clear();
        }

        public void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores) => Answer("Normalize", state.Pod);

        public PluginStatus Reserve(Pod pod, CycleState state, string nodeName)
        {
            Held.Add(pod.Metadata.Name!);
            return Answer("Reserve", pod);
        }

        public void Unreserve(Pod pod, CycleState state, string nodeName)
        {
            Held.Remove(pod.Metadata.Name!);
            Answer("Unreserve", pod);
        }

        public PermitResult Permit(Pod pod, CycleState state, string nodeName) => new(Answer("Permit", pod));

        public PluginStatus PreBind(Pod pod, CycleState state, string nodeName) => Answer("PreBind", pod);

        public PluginStatus Bind(Pod pod, CycleState state, string nodeName) => Answer("Bind", pod) is { IsSuccess: false } status ? status : PluginStatus.Skip;

        public void PostBind(Pod pod, CycleState state, string nodeName) => Answer("PostBind", pod);

        private PluginStatus Answer(string point, Pod pod)
        {
            if (!pod.Metadata.Name!.StartsWith("bad", StringComparison.Ordinal))
                return PluginStatus.Success;
            if (point == ThrowsAt)
                throw new InvalidOperationException("out of order");
            return point == RefusesAt ? PluginStatus.Unschedulable("no licence") : PluginStatus.Success;
        }
    }

    private sealed class Scores(long score, Normalization normalization) : IScorePlugin
    {
        public string Name => "Scores";

        public Normalization Normalization => normalization;

        public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores) =>
            scores[..candidates.Count].Fill(state.Pod.Metadata.Name == "bad" ? score : 50);

        public void Normalize(PodShape pod, CycleState state, Snapshot snapshot, NodeRows feasible, Span<long> scores)
        {
            for (var i = 0; i < scores.Length; i++)
                scores[i] = scores[i] == 5000 ? 5001 : scores[i];
        }
    }

    private sealed class Waits(TimeSpan timeout, string name = "Waits") : IPermitPlugin, IEnqueueExtensions
    {
        public string Name => name;

        public IReadOnlyList<RegisteredEvent> EventsToRegister => [];

        public PermitResult Permit(Pod pod, CycleState state, string nodeName) =>
            pod.Metadata.Name!.StartsWith("bad", StringComparison.Ordinal) ? PermitResult.Wait(timeout) : PermitResult.Allow;
    }
}
