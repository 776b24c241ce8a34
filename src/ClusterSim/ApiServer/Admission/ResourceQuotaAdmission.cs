using ClusterSim.ApiServer.Quota;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Refuses what would exceed a quota of the namespace, and charges what it lets pass.</summary>
/// <remarks>
/// The charge is a guess ahead: the quota controller counts what is really there.
/// Source: apiserver admission/plugin/resourcequota/controller.go (v1.36).
/// </remarks>
internal sealed class ResourceQuotaAdmission : IAdmissionPlugin
{
    public string Name => "ResourceQuota";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => resource.Namespaced && subresource.Length == 0 && operation switch
    {
        AdmissionOperation.Create => resource.ClrType != typeof(Event) && resource.ClrType != typeof(Api.Events.Event),
        AdmissionOperation.Update => resource.ClrType == typeof(Pod) || resource.ClrType == typeof(Service) || resource.ClrType == typeof(PersistentVolumeClaim),
        _ => false,
    };

    public void Validate(AdmissionRequest request)
    {
        var quotas = request.List<ResourceQuota>(request.Namespace);
        if (quotas.Count == 0)
            return;
        var charges = quotas
            // What the quota controller has not seen yet binds nobody.
            .Select(quota => (quota, Names: quota.Status.Hard.Select(entry => entry.Key).Where(name => QuotaUsage.Counts(request.Resource, name)).ToList()))
            .Where(entry => entry.Names.Count > 0 && QuotaScopes.Match(entry.quota, request.Object!))
            .Select(entry => Charge(request, entry.quota, entry.Names))
            .OfType<ResourceQuota>()
            .ToList(); // All are checked before the first is charged.
        if (request.IsDryRun)
            return;
        foreach (var charged in charges)
            request.WriteStatus(charged);
    }

    private static ResourceQuota? Charge(AdmissionRequest request, ResourceQuota quota, List<string> names)
    {
        if (request is { Operation: AdmissionOperation.Create, Object: Pod pod } && PodUsage.Missing(pod, names) is { } missing)
            throw request.Deny($"failed quota: {quota.Metadata.Name}: {missing}");
        if (names.Any(name => !quota.Status.Used.ContainsKey(name)))
            throw request.Deny($"status unknown for quota: {quota.Metadata.Name}, resources: {string.Join(",", names.Order(StringComparer.Ordinal))}");
        var requested = Requested(request, quota, names);
        if (requested.Count == 0)
            return null;

        var used = quota.Status.Used;
        foreach (var (name, quantity) in requested)
            used = used.Set(name, used[name] + quantity);
        var exceeded = requested.Where(entry => entry.Value > Quantity.Zero && used[entry.Key] > quota.Status.Hard[entry.Key]).Select(entry => entry.Key).ToList();
        if (exceeded.Count > 0)
            throw request.Deny($"exceeded quota: {quota.Metadata.Name}, requested: {Text(requested, exceeded)}, used: {Text(quota.Status.Used, exceeded)}, limited: {Text(quota.Status.Hard, exceeded)}");
        return quota with { Status = quota.Status with { Used = used } };
    }

    // What is asked for beyond what the object uses already.
    private static ValueMap<Quantity> Requested(AdmissionRequest request, ResourceQuota quota, List<string> names)
    {
        var usage = QuotaUsage.Of(request.Resource, request.Object!);
        var before = request.OldObject is { } old && QuotaScopes.Match(quota, old) ? QuotaUsage.Of(request.Resource, old) : [];
        ValueMap<Quantity> requested = [];
        foreach (var name in names)
            if (usage.Find(name) - before.Find(name) is { IsZero: false } more)
                requested = requested.Set(name, more);
        return requested;
    }

    private static string Text(ValueMap<Quantity> quantities, List<string> names) =>
        string.Join(",", names.Order(StringComparer.Ordinal).Select(name => $"{name}={quantities.Find(name)}"));
}
