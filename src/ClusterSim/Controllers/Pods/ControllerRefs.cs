using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Pods;

/// <summary>Makes an object another's, and lets it go: the owner reference marked <c>controller</c> says whose it is.</summary>
/// <remarks>Source: controller_ref_manager.go (v1.36).</remarks>
internal static class ControllerRefs
{
    /// <summary>Makes <paramref name="obj"/> one of <paramref name="owner"/>'s.</summary>
    /// <param name="client">Who does it.</param>
    /// <param name="obj">What has no controller yet.</param>
    /// <param name="owner">Whose it will be.</param>
    /// <param name="finalizer">A finalizer that it gets at the same time; null for none.</param>
    /// <returns>The object as stored, or null when it went away meanwhile.</returns>
    public static T? Adopt<T>(IClusterClient client, T obj, ApiObject owner, string? finalizer = null) where T : ApiObject
    {
        var reference = new JsonObject(
        [
            new("apiVersion", owner.ApiVersion),
            new("kind", owner.Kind),
            new("name", owner.Metadata.Name!),
            new("uid", owner.Metadata.Uid!),
            new("controller", true),
            new("blockOwnerDeletion", true),
        ]);
        return Write(client, obj, reference, finalizer is null ? null : new("finalizers", new JsonArray([finalizer])));
    }

    /// <summary>Takes <paramref name="owner"/> out of the owners of <paramref name="obj"/>, and <paramref name="finalizer"/>, if any, out of its finalizers.</summary>
    public static void Release<T>(IClusterClient client, T obj, ApiObject owner, string? finalizer = null) where T : ApiObject => Write(
        client,
        obj,
        new JsonObject([new("$patch", "delete"), new("uid", owner.Metadata.Uid!)]),
        finalizer is null ? null : new("$deleteFromPrimitiveList/finalizers", new JsonArray([finalizer])));

    /// <summary>Those who might adopt <paramref name="orphan"/>, by their selectors; none when it has a controller, or is on its way out.</summary>
    /// <param name="client">Who knows them.</param>
    /// <param name="orphan">What may have no controller.</param>
    /// <param name="selectorOf">The selector of one of them; null: it selects nothing.</param>
    public static IReadOnlyList<ObjectKey> Adopters<T>(IClusterClient client, ApiObject orphan, Func<T, LabelSelector?> selectorOf) where T : ApiObject
    {
        if (orphan.Controller is not null || orphan.IsBeingDeleted)
            return [];
        List<ObjectKey>? adopters = null;
        var owners = client.List<T>(orphan.Metadata.Namespace);
        for (var i = 0; i < owners.Count; i++) // By number, since this runs with every change of every orphan.
            if (selectorOf(owners[i])?.Matches(orphan.Metadata.Labels) == true)
                (adopters ??= []).Add(ObjectKey.Of(owners[i]));
        return (IReadOnlyList<ObjectKey>?)adopters ?? [];
    }

    // The uid in the patch makes sure that it is still the same object.
    private static T? Write<T>(IClusterClient client, T obj, JsonObject reference, KeyValuePair<string, JsonValue>? finalizers) where T : ApiObject
    {
        KeyValuePair<string, JsonValue>[] fields = [new("uid", obj.Metadata.Uid!), new("ownerReferences", new JsonArray([reference]))];
        var metadata = new JsonObject(finalizers is { } added ? [.. fields, added] : fields);
        try
        {
            return client.Patch<T>(ObjectKey.Of(obj), new(PatchType.StrategicMerge, new JsonObject([new("metadata", metadata)])));
        }
        catch (ApiException e) when (e.Reason is "NotFound" or "Invalid" or "Conflict")
        {
            return null; // Gone, or another one of that name: nothing left to do.
        }
    }
}
