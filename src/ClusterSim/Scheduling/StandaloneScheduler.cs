using ClusterSim.Simulation;

namespace ClusterSim.Scheduling;

/// <summary>The scheduler without a cluster: Nodes and Pods in, decisions out, with neither API server nor clock.</summary>
/// <remarks>
/// <para>For experiments with policies, where only the decisions count. It is the scheduler that runs in a cluster: the same plugins, the same algorithm, the same choice among ties.</para>
/// <para>What the API server would have done is the caller's: objects come as they are stored, with defaults. A Pod that a plugin asks to wait (Permit) is placed at once.
/// Pods that preemption evicts are gone at once.</para>
/// <para>To be used by one thread at a time.</para>
/// </remarks>
public sealed partial class StandaloneScheduler
{
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal); // Never enumerated.
    private readonly GivenObjects _objects = new();
    private readonly SchedulerCache _cache;
    private readonly CycleState _state = new();
    private readonly SchedulerHandle _handle;

    /// <summary>Makes a scheduler that knows no Nodes yet.</summary>
    /// <param name="options">Profiles and the choice among ties; null for kube-scheduler's defaults. Back-off plays no part.</param>
    /// <param name="seed">Where its random choices come from.</param>
    /// <exception cref="ArgumentException">The options contradict themselves; the message names the field.</exception>
    public StandaloneScheduler(SchedulerOptions? options = null, ulong seed = 1)
    {
        options ??= new();
        options.Validate();
        _cache = new SchedulerCache(_objects);
        _handle = new SchedulerHandle(null, name => new RandomStream(seed, name)) { Evict = Evict, Objects = _objects };
        foreach (var (index, profile) in options.Profiles.Index())
        {
            var runtime = new ProfileRuntime(profile, _handle, $"profiles[{index}]");
            _cache.Shapes.HeedAnnotations(runtime.AnnotationKeys);
            _profiles.Add(profile.SchedulerName, new(runtime, new(runtime, _cache.Snapshot, _handle.Nominator, options.TieBreak, _handle.Random)));
        }
    }

    /// <summary>The cluster as it stands.</summary>
    public Snapshot Snapshot
    {
        get
        {
            _cache.Snapshot.Arrange();
            return _cache.Snapshot;
        }
    }

    /// <summary>
    /// Takes in a new object or a new state of one: a Node, a Pod that stands on a Node or waits for one (<c>status.nominatedNodeName</c>), or anything that plugins
    /// look at, such as a Service, a Namespace or a claim.
    /// </summary>
    /// <exception cref="ArgumentException">A Pod that neither stands on a Node nor waits for one: that is for <see cref="Schedule"/>.</exception>
    public void Set(ApiObject obj)
    {
        switch (obj)
        {
            case Node node:
                _cache.Snapshot.SetNode(node);
                _objects.Set(node);
                break;
            case Pod { IsBound: false, Status.NominatedNodeName: { Length: > 0 } node } pod:
                _handle.Nominator.Set(pod, _cache.Shapes.OfPending(pod), node);
                break;
            case Pod { IsBound: false } pod:
                throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} stands on no Node: Schedule finds one.", nameof(obj));
            case Pod { IsTerminal: true } pod:
                _cache.Remove(ObjectKey.Of(pod));
                break;
            case Pod pod:
                _cache.Set(pod);
                _handle.Nominator.Remove(ObjectKey.Of(pod));
                break;
            default:
                _objects.Set(obj);
                break;
        }
    }

    /// <summary>Forgets an object; nothing happens when it is not known. Pods of a Node that is gone stay until they are removed themselves.</summary>
    public void Remove(ApiObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is Node)
        {
            _cache.Snapshot.RemoveNode(obj.Metadata.Name!);
            _objects.Remove(obj);
        }
        else if (obj is Pod)
        {
            _cache.Remove(ObjectKey.Of(obj));
            _handle.Nominator.Remove(ObjectKey.Of(obj));
        }
        else
            _objects.Remove(obj);
    }

    /// <summary>Finds a Node for a Pod and puts it there.</summary>
    /// <exception cref="ArgumentException">No profile has the Pod's <c>schedulerName</c>, or it stands on a Node already.</exception>
    public SchedulingDecision Schedule(Pod pod)
    {
        var profile = ProfileOf(pod);
        _state.Begin(pod, _cache.Shapes.OfPending(pod));
        try
        {
            var outcome = profile.Algorithm.FindNode(_state);
            if (outcome.Found)
                return Place(profile, pod, outcome);
            return _cache.Find(ObjectKey.Of(pod)) is null ? FitsNowhere(profile, outcome) : throw StandsAlready(pod);
        }
        catch (PluginException broken)
        {
            return new(null, 0) { Plugin = broken.Plugin, Message = broken.Message };
        }
    }

    private SchedulingDecision Place(Profile profile, Pod pod, CycleOutcome outcome)
    {
        var entry = _cache.Snapshot.Entry(outcome.Row);
        var node = entry.Name;
        if (_cache.TryAssume(pod, _state.Shape, entry) is null)
            throw StandsAlready(pod);
        _handle.Nominator.Remove(ObjectKey.Of(pod));
        if (profile.Runtime.Reserve.Length + profile.Runtime.Permit.Length > 0 && WhyNot(profile.Runtime, pod, node) is { } refusal)
        {
            foreach (var slot in profile.Runtime.Reserve.Reverse())
                slot.Plugin.Unreserve(pod, _state, node);
            _cache.Forget(pod);
            return refusal;
        }
        return new(node, outcome.FeasibleCount);
    }

    private static ArgumentException StandsAlready(Pod pod) => new($"The Pod {ObjectKey.Of(pod)} stands on a Node already.", nameof(pod));

    private SchedulingDecision? WhyNot(ProfileRuntime profile, Pod pod, string node)
    {
        ISchedulerPlugin? asked = null;
        var point = "Reserve";
        try
        {
            foreach (var slot in profile.Reserve)
            {
                asked = slot.Plugin;
                var status = slot.Plugin.Reserve(pod, _state, node);
                if (!status.IsSuccess)
                    return new(null, 0) { Plugin = slot.Plugin.Name, Message = status.Message };
            }
            point = "Permit";
            foreach (var slot in profile.Permit)
            {
                asked = slot.Plugin;
                var status = slot.Plugin.Permit(pod, _state, node).Status;
                if (status.Code is not (StatusCode.Success or StatusCode.Wait))
                    return new(null, 0) { Plugin = slot.Plugin.Name, Message = status.Message };
            }
            return null;
        }
        catch (Exception e) when (asked is not null)
        {
            return new(null, 0) { Plugin = asked.Name, Message = PluginException.Threw(asked, point, e).Message };
        }
    }

    private SchedulingDecision FitsNowhere(Profile profile, CycleOutcome outcome)
    {
        var decision = new SchedulingDecision(null, 0, outcome.Diagnosis);
        if (outcome.Diagnosis is not { } diagnosis || profile.Runtime.PostFilter.Length == 0)
            return decision;
        var help = PostFilterPhase.Run(profile.Runtime, _state, _cache.Snapshot, diagnosis);
        if (!help.Status.IsSuccess || string.IsNullOrEmpty(help.NominatedNodeName))
            return help.Status.Reasons.Count == 0 ? decision : decision with { PostFilter = help.Status };
        _handle.Nominator.Set(_state.Pod, _state.Shape, help.NominatedNodeName);
        return decision with { NominatedNodeName = help.NominatedNodeName };
    }

    private void Evict(Pod preemptor, IReadOnlyList<Pod> victims, string nodeName)
    {
        foreach (var victim in victims)
            _cache.Remove(ObjectKey.Of(victim));
    }

    private Profile ProfileOf(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        var name = NameOf(pod);
        return _profiles.TryGetValue(name, out var profile)
            ? profile
            : throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} wants the scheduler {name}, and no profile has that name.", nameof(pod));
    }

    private sealed record Profile(ProfileRuntime Runtime, SchedulingAlgorithm Algorithm);
}
