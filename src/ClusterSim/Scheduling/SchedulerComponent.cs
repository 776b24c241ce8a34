using ClusterSim.ApiServer.Validation;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling.Configuration;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Scheduling;

/// <summary>kube-scheduler: gives each waiting Pod a Node.</summary>
/// <remarks>
/// <para>One Pod at a time, the next one when all that the last one caused has been delivered.</para>
/// <para>Source: scheduler.go, schedule_one.go, eventhandlers.go (v1.36). Differs from Kubernetes: deciding takes no virtual time, and binding is answered at once.</para>
/// </remarks>
public sealed partial class SchedulerComponent : IClusterComponent, ISimulationEvent
{
    private readonly SchedulerOptions _options;
    private SchedulerCache _cache = null!;
    private readonly Dictionary<string, ProfileOfPods> _profiles = new(StringComparer.Ordinal); // Never enumerated.
    private readonly CycleState _spareState = new();

    private ComponentContext _context = null!;
    private SchedulerHandle _handle = null!;
    private SchedulingQueue _queue = null!;
    private Informer<Pod> _pods = null!;
    private bool _isWoken;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="options">Profiles, back-off and the like; null for kube-scheduler's defaults.</param>
    /// <param name="name">Name of the component. A cluster can have several schedulers, of different names and with profiles of different names.</param>
    /// <exception cref="ArgumentException">The options contradict themselves; the message names the fields.</exception>
    public SchedulerComponent(SchedulerOptions? options = null, string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _options = options ?? new();
        _options.Validate();
    }

    /// <summary>The name of the scheduler that every cluster has.</summary>
    public const string DefaultName = "kube-scheduler";

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Pods that wait, be it to be tried or for a change that may help.</summary>
    public int PendingPods => _queue?.Count ?? 0;

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _start = context.Loop.Now;
        var objects = new CachedObjects(context.Informers);
        _cache = new SchedulerCache(objects);
        _handle = new SchedulerHandle(context.Client, stream => context.Random(Name == DefaultName ? stream : $"{stream}/{Name}")) { Evict = Evict, Activated = Activate, Objects = objects };
        var runtimes = new List<ProfileRuntime>();
        var errors = new FieldErrors();
        foreach (var (index, profile) in _options.Profiles.Index())
        {
            var runtime = new ProfileRuntime(profile, _handle, $"profiles[{index}]");
            var algorithm = new SchedulingAlgorithm(runtime, _cache.Snapshot, _handle.Nominator, _options.TieBreak, _handle.Random);
            _cache.Shapes.HeedAnnotations(runtime.AnnotationKeys);
            _profiles.Add(profile.SchedulerName, new(runtime, algorithm, context.EventsAs(profile.SchedulerName)));
            runtimes.Add(runtime);
            ProfileValidation.Check(profile, runtime, runtimes[0], FieldPath.Root("profiles")[index], errors);
        }
        errors.ThrowIfAny();
        _queue = new SchedulingQueue(_options, runtimes, () => context.Loop.Now, context.Logger);
        _pods = context.Informers.For<Pod>();
        context.Informers.For<Node>().OnChange(NodeChanged);
        _pods.OnChange(PodChanged);
        WatchOthers(runtimes);
        Wake();
    }

    void ISimulationEvent.Execute()
    {
        _isWoken = false;
        if (_queue.HasNext)
            ScheduleOne(_queue.Pop());
        Wake();
    }

    private void Activate(ObjectKey pod)
    {
        _queue.Activate(pod);
        Wake();
    }

    // One Pod an event: what the last decision caused is delivered before the next is made.
    private void Wake()
    {
        if (!_isWoken && _queue.HasNext)
        {
            _isWoken = true;
            _context.Loop.Schedule(TimeSpan.Zero, EventRank.Default, this); // Before controllers look again: a scheduler is quicker than they are.
        }
        ArmTimers();
    }

    private void ScheduleOne(QueuedPod queued)
    {
        var pod = queued.Pod;
        var profile = _profiles[queued.Profile.SchedulerName];
        if (pod.IsBeingDeleted)
            profile.Events.Record(pod, null, "Warning", "FailedScheduling", "Scheduling", $"skip schedule deleting pod: {pod.Key}");
        if (pod.IsBeingDeleted || _cache.IsAssumed(pod))
        {
            _queue.Done(queued);
            return;
        }
        var state = profile.Runtime.Permit.Length == 0 && !pod.UsesClaims ? _spareState : new CycleState(); // One that waits is still needed then.
        state.Begin(pod, _cache.Shapes.OfPending(pod));
        var attempt = new Attempt(queued, profile, state);
        try
        {
            var outcome = profile.Algorithm.FindNode(state);
            if (outcome.Found)
                Place(attempt, _cache.Snapshot[outcome.Row].Name);
            else
                FitsNowhere(attempt, outcome);
        }
        catch (PluginException broken)
        {
            _context.Logger.LogError(broken, "Scheduling {Pod} failed in plugin {Plugin}", pod.Key, broken.Plugin);
            Fail(attempt, broken.Message, isUnschedulable: false, "");
        }
    }

    private void FitsNowhere(Attempt attempt, CycleOutcome outcome)
    {
        if (outcome.Diagnosis is not { } diagnosis)
        {
            Fail(attempt, "no nodes available to schedule pods", isUnschedulable: true, "");
            return;
        }
        var message = diagnosis.Message;
        attempt.Queued.Rejectors = diagnosis.Plugins;
        if (diagnosis.PreFilterRejection?.Code == StatusCode.Pending)
            attempt.Queued.Pending = diagnosis.Plugins;
        var nominated = "";
        if (attempt.Profile.Runtime.PostFilter.Length > 0)
        {
            var help = PostFilterPhase.Run(attempt.Profile.Runtime, attempt.State, _cache.Snapshot, diagnosis);
            nominated = help.NominatedNodeName;
            if (help.Status.Message.Length > 0)
                message += " " + help.Status.Message;
        }
        Fail(attempt, message, isUnschedulable: true, nominated);
    }

    /// <summary>What a profile needs at run time.</summary>
    private sealed record ProfileOfPods(ProfileRuntime Runtime, SchedulingAlgorithm Algorithm, EventRecorder Events);

    /// <summary>One try to schedule a Pod.</summary>
    private sealed record Attempt(QueuedPod Queued, ProfileOfPods Profile, CycleState State)
    {
        public Pod Pod => Queued.Pod;
    }
}
