using ClusterSim.ApiServer.Patches;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Keeps track of who owns which fields, write by write, and carries out server-side apply.</summary>
/// <remarks>Source: apimachinery managedfields/internal/fieldmanager.go, skipnonapplied.go, versioncheck.go (v1.36).</remarks>
/// <param name="loop">Whose clock counts.</param>
/// <param name="find">The endpoint of a version and kind; null when it is not served.</param>
internal sealed class FieldManagers(SimulationLoop loop, Func<string, string, ResourceEndpoint?> find)
{
    private const string BeforeFirstApply = "before-first-apply"; // beforeApplyManagerName

    private readonly Dictionary<(ResourceEndpoint Endpoint, string Manager, string Subresource), FieldWriter> _writers = []; // Looked up only.

    /// <summary>Who owns what in a new object.</summary>
    /// <param name="endpoint">Its kind.</param>
    /// <param name="asked">The object as its maker wants it, with defaults.</param>
    /// <param name="context">Who that is.</param>
    public FieldOwnership Create(ResourceEndpoint endpoint, ApiObject asked, WriteContext context)
    {
        var stated = Stated(asked, "");
        return Ownership.After(stated is null || stated.IsEmpty ? null : Ownership.Of(stated), new(WriterOf(endpoint, context, ""), loop.Now, null, asked), isFresh: true);
    }

    /// <summary>Who owns what after an update.</summary>
    /// <param name="endpoint">The kind of the object.</param>
    /// <param name="subresource">What is written through; empty for the object itself.</param>
    /// <param name="existing">The object as it is.</param>
    /// <param name="asked">The object as it is asked to be, with defaults.</param>
    /// <param name="context">Who asks.</param>
    public Ownership Update(ResourceEndpoint endpoint, string subresource, ApiObject existing, ApiObject asked, WriteContext context)
    {
        var previous = Stated(asked, subresource) is { } stated ? Ownership.Of(stated) : Of(existing);
        return Ownership.After(previous, new(WriterOf(endpoint, context, subresource), loop.Now, existing, asked));
    }

    /// <summary>Whether an update that leaves the object as it is changes who owns what.</summary>
    public static bool IsChange(FieldOwnership? owners, ApiObject existing) =>
        owners is Ownership now && !now.Managed.OwnsAs(Of(existing)?.Managed ?? Managed.Nobody);

    /// <summary>Merges a configuration into an object.</summary>
    /// <param name="endpoint">The kind of the object.</param>
    /// <param name="subresource">What is applied to; empty for the object itself.</param>
    /// <param name="existing">The object as it is; null when it does not exist yet.</param>
    /// <param name="managed">Who owns what in it.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="force">Whether to take fields from others who own them.</param>
    /// <param name="context">Who applies it.</param>
    /// <returns>The object, without defaults, and with who owns what.</returns>
    /// <exception cref="ApiException">It conflicts, or is no configuration of such an object.</exception>
    public ApiObject Apply(ResourceEndpoint endpoint, string subresource, ApiObject? existing, Managed managed, JsonObject config, bool force, WriteContext context)
    {
        RequireKind(endpoint.Type, config);
        if (config.At("metadata", "managedFields") is not (null or JsonNull))
            throw ApiErrors.BadRequest("metadata.managedFields must be nil");
        var writer = WriterOf(endpoint, context, subresource);
        var live = writer.In(existing);
        CheckTyped(config, endpoint.MergeType, "patch", config, allowsDuplicates: false);
        CheckTyped(live.Json, endpoint.MergeType, "live", live.Json, allowsDuplicates: true);
        if (managed.IsEmpty && existing is not null)
            managed = new OwningWrite(WriterOf(endpoint, BeforeFirstApply, subresource), loop.Now, null, existing).After(managed);
        var outcome = Apply(writer, managed, live, config, force);
        var obj = outcome.Object is null ? existing ?? (ApiObject)ObjectJson.FromJson(endpoint.Type.ClrType, live.Json) : Decode(endpoint.Type, outcome.Object, config);
        if (writer.Id.Name == LastApplied.Manager)
            obj = LastApplied.Noted(obj, config);
        return obj with { Metadata = obj.Metadata.OwnedAs(Ownership.Of(outcome.Managed, isFresh: existing is null)) };
    }

    private OwnershipApply.Outcome Apply(FieldWriter writer, Managed managed, VersionedObject live, JsonObject config, bool force)
    {
        var (version, type) = (writer.Endpoint.Type.ApiVersion, writer.Endpoint.MergeType);
        var applier = writer.Id with { IsApplier = true, ApiVersion = null };
        try
        {
            return OwnershipApply.Apply(managed, live, config, version, applier, writer.Filter, force, loop.Now);
        }
        catch (ApplyConflict conflict)
        {
            if (applier.Name != LastApplied.Manager || LastApplied.UnchangedFields(live.Json, version, type) is not { } allowed)
                throw conflict.ToRefusal();
            if (!conflict.Fields.Difference(allowed).IsEmpty)
                throw conflict.Without(allowed).ToRefusal();
            return OwnershipApply.Apply(managed, live, config, version, applier, writer.Filter, force: true, loop.Now);
        }
        catch (TypedException broken)
        {
            throw ApiErrors.Internal("failed to merge config: " + broken.Message);
        }
    }

    /// <summary>Who owns what in an object after its number of replicas was set through <c>scale</c>.</summary>
    public Ownership? Scale(ResourceEndpoint endpoint, ApiObject existing, Api.Autoscaling.V1.Scale before, Api.Autoscaling.V1.Scale asked, WriteContext context)
    {
        if (Of(existing)?.Managed is not { } managed)
            return null;
        var scales = ScaleOwners.ToScale(managed, endpoint);
        var after = new OwningWrite(WriterOf(ScaleEndpoint, context, "scale"), loop.Now, before, asked).After(scales);
        return ReferenceEquals(after, scales) ? Of(existing) : Ownership.Of(ScaleOwners.ToParent(managed, after, endpoint));
    }

    /// <summary>Merges a configuration of a <c>scale</c> into it.</summary>
    /// <returns>The scale, and who owns what in the object it is part of.</returns>
    public (Api.Autoscaling.V1.Scale Scale, Ownership Owners) ApplyScale(
        ResourceEndpoint endpoint, ApiObject existing, Api.Autoscaling.V1.Scale scale, JsonObject config, bool force, WriteContext context)
    {
        var managed = Of(existing)?.Managed ?? Managed.Nobody;
        var applied = (Api.Autoscaling.V1.Scale)Apply(ScaleEndpoint, "scale", scale, ScaleOwners.ToScale(managed, endpoint), config, force, context);
        return (applied, Ownership.Of(ScaleOwners.ToParent(managed, Of(applied)!.Managed, endpoint)));
    }

    /// <summary>What a stored object's ownership is known to be; null when nothing is.</summary>
    public static Ownership? Of(ApiObject obj) => obj.Metadata.Ownership switch
    {
        StatedOwnership stated => Managed.Read(stated.Entries) is { } managed ? Ownership.Of(managed) : null, // So it is after a saved cluster was read.
        var known => known as Ownership,
    };

    private ResourceEndpoint ScaleEndpoint => find("autoscaling/v1", "Scale")!;

    // What a request states counts as far as it makes sense, and only in a write to the object as a whole.
    private static Managed? Stated(ApiObject asked, string subresource)
    {
        if (subresource.Length > 0 || asked.Metadata.Ownership is not StatedOwnership { Entries: var entries })
            return null;
        var isReset = entries.Count == 0 || (entries.Count == 1 && entries[0] == new ManagedFieldsEntry());
        return isReset ? Managed.Nobody : Managed.Read(entries) is { IsEmpty: false } managed ? managed : null;
    }

    private FieldWriter WriterOf(ResourceEndpoint endpoint, WriteContext context, string subresource) => WriterOf(endpoint, context.FieldManager, subresource);

    private FieldWriter WriterOf(ResourceEndpoint endpoint, string manager, string subresource)
    {
        if (!_writers.TryGetValue((endpoint, manager, subresource), out var writer))
            _writers[(endpoint, manager, subresource)] = writer = new(endpoint, new(manager, false, endpoint.Type.ApiVersion, subresource), find);
        return writer;
    }

    private static void RequireKind(ResourceType type, JsonObject config)
    {
        var (apiVersion, kind) = (config["apiVersion"]?.AsText ?? "", config["kind"]?.AsText ?? "");
        if (apiVersion != type.ApiVersion || kind != type.Kind)
            throw ApiErrors.BadRequest("invalid object type: " + GroupVersionKind(apiVersion, kind));
    }

    private static void CheckTyped(JsonObject value, MergeType type, string what, JsonObject named, bool allowsDuplicates)
    {
        try
        {
            TypedValidation.Check(value, type, allowsDuplicates);
        }
        catch (TypedException broken)
        {
            throw ApiErrors.Internal($"failed to create typed {what} object ({NameOf(named)}): {broken.Message}");
        }
    }

    private static ApiObject Decode(ResourceType type, JsonObject merged, JsonObject config)
    {
        try
        {
            return (ApiObject)ObjectJson.FromJson(type.ClrType, merged);
        }
        catch (DecodeException broken)
        {
            throw ApiErrors.Internal($"failed to convert new object ({NameOf(config)}) to proper version: {UnstructuredError.From(broken.Message)}");
        }
    }

    private static string NameOf(JsonObject obj) =>
        $"{obj.At("metadata", "namespace")?.AsText}/{obj.At("metadata", "name")?.AsText}; {GroupVersionKind(obj["apiVersion"]?.AsText ?? "", obj["kind"]?.AsText ?? "")}";

    private static string GroupVersionKind(string apiVersion, string kind) => (apiVersion.Contains('/') ? apiVersion : "/" + apiVersion) + ", Kind=" + kind;
}
