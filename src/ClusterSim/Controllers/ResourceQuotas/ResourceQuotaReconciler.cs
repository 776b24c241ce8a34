using ClusterSim.ApiServer.Quota;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ResourceQuotas;

/// <summary>Counts what is used of a quota, and writes it into its status, against which admission checks.</summary>
/// <remarks>Source: resource_quota_controller.go, syncResourceQuota (v1.36).</remarks>
public sealed class ResourceQuotaReconciler(ComponentContext context) : Reconciler<ResourceQuota>
{
    /// <summary>How often everything is counted afresh (<c>--resource-quota-sync-period</c>).</summary>
    public static readonly TimeSpan ResyncPeriod = TimeSpan.FromMinutes(5);

    private readonly IClusterClient _client = context.Client;
    private readonly HashSet<ObjectKey> _due = []; // To be counted; never enumerated.
    private readonly Dictionary<ObjectKey, DateTimeOffset> _counted = []; // Looked up only.

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<ResourceQuota> watches)
    {
        watches.Watches<ResourceQuota>((before, after) => after is not null && before?.Spec.Hard != after.Spec.Hard ? Due(after.Key) : []);
        foreach (var kind in QuotaKind.All)
            kind.Watch(watches, QuotasOn);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<ResourceQuota>(request.Key) is not { } quota)
        {
            _due.Remove(request.Key);
            _counted.Remove(request.Key);
            return Result.Done;
        }
        // What admission charges is no reason to count: the object it is charged for may not show yet.
        if (!_due.Contains(request.Key) && _counted.TryGetValue(request.Key, out var counted) && _client.Now - counted < ResyncPeriod)
            return Result.Every(counted + ResyncPeriod - _client.Now);
        var status = new ResourceQuotaStatus { Hard = quota.Spec.Hard, Used = Count(quota) };
        if (status != quota.Status)
            _client.UpdateStatus(quota with { Status = status });
        _due.Remove(request.Key);
        _counted[request.Key] = _client.Now;
        return Result.Every(ResyncPeriod);
    }

    private ValueMap<Quantity> Count(ResourceQuota quota)
    {
        var used = ValueMap<Quantity>.Empty; // Without what nobody counts, as objects of kinds that are not there.
        foreach (var kind in QuotaKind.All)
        {
            var names = quota.Spec.Hard.Select(entry => entry.Key).Where(name => QuotaUsage.Counts(kind.Resource, name)).ToList();
            if (names.Count == 0)
                continue;
            used = used.SetRange(names.Where(name => !used.ContainsKey(name)).Select(name => KeyValuePair.Create(name, Quantity.Zero)));
            foreach (var obj in kind.List(_client, quota.Metadata.Namespace!))
            {
                if (!QuotaScopes.Match(quota, obj))
                    continue;
                var usage = QuotaUsage.Of(kind.Resource, obj);
                foreach (var name in names)
                    if (usage.TryGetValue(name, out var quantity))
                        used = used.Set(name, used[name] + quantity);
            }
        }
        return used;
    }

    private IEnumerable<ObjectKey> QuotasOn(ResourceType resource, string @namespace) => _client.List<ResourceQuota>(@namespace)
        .Where(quota => quota.Spec.Hard.Any(entry => QuotaUsage.Counts(resource, entry.Key)))
        .SelectMany(quota => Due(quota.Key));

    private ObjectKey[] Due(ObjectKey quota)
    {
        _due.Add(quota);
        return [quota];
    }
}
