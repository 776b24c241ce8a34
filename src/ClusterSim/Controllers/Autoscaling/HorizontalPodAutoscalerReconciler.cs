using ClusterSim.Api.Autoscaling;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>Keeps the number of Pods such that metrics are at their targets.</summary>
/// <remarks>
/// Each autoscaler is looked at once per period and never in between, whatever changes.
/// <para>Source: horizontal.go (v1.36).</para>
/// </remarks>
public sealed class HorizontalPodAutoscalerReconciler : Reconciler<HorizontalPodAutoscaler>
{
    private readonly ComponentContext _context;
    private readonly HorizontalPodAutoscalerOptions _options;
    private readonly SortedDictionary<string, SortedDictionary<string, AutoscalerMemory>> _memories = new(StringComparer.Ordinal); // By namespace and name.

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    /// <param name="context">The component's context.</param>
    /// <param name="options">How it works.</param>
    public HorizontalPodAutoscalerReconciler(ComponentContext context, HorizontalPodAutoscalerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_context, _options) = (context, options);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        var now = _context.Loop.Now;
        if (_context.Client.Find<HorizontalPodAutoscaler>(request.Key) is not { } autoscaler)
        {
            Forget(request.Key);
            return Result.Done;
        }
        var memory = MemoryOf(request.Key, now);
        if (memory.Due <= now)
        {
            new AutoscalerPass(_context, autoscaler, memory, _options, ControllersOf).Run();
            memory.Due = now + _options.SyncPeriod;
        }
        return Result.Every(memory.Due - now);
    }

    private AutoscalerMemory MemoryOf(ObjectKey key, DateTimeOffset now)
    {
        if (!_memories.TryGetValue(key.Namespace, out var ofNamespace))
            _memories.Add(key.Namespace, ofNamespace = new(StringComparer.Ordinal));
        if (!ofNamespace.TryGetValue(key.Name, out var memory))
            ofNamespace.Add(key.Name, memory = new(now + _options.SyncPeriod));
        return memory;
    }

    private void Forget(ObjectKey key)
    {
        if (_memories.TryGetValue(key.Namespace, out var ofNamespace) && ofNamespace.Remove(key.Name) && ofNamespace.Count == 0)
            _memories.Remove(key.Namespace);
    }

    /// <summary>The autoscalers whose selectors, as they were last seen, select one of <paramref name="pods"/>.</summary>
    private IReadOnlyList<string> ControllersOf(string @namespace, IReadOnlyList<Pod> pods)
    {
        var found = new List<string>();
        foreach (var (name, memory) in _memories[@namespace])
            if (memory.Selector is { } selector && SelectsAny(selector, pods))
                found.Add(@namespace + "/" + name);
        return found;
    }

    private static bool SelectsAny(ApiServer.Selectors.LabelQuery selector, IReadOnlyList<Pod> pods)
    {
        ValueMap<string>? before = null;
        foreach (var pod in pods)
        {
            var labels = pod.Metadata.Labels;
            if (ReferenceEquals(before, labels))
                continue; // Pods of one template share their labels.
            if (selector.Matches(labels))
                return true;
            before = labels;
        }
        return false;
    }
}
