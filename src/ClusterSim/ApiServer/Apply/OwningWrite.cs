using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>A write by which somebody may come to own fields.</summary>
/// <param name="Writer">Who writes, and through what.</param>
/// <param name="Time">When.</param>
/// <param name="Before">The object as it was; null when it is new.</param>
/// <param name="Asked">The object as it was asked to be: with defaults, but before anybody else had a say.</param>
internal sealed record OwningWrite(FieldWriter Writer, Time Time, ApiObject? Before, ApiObject Asked)
{
    /// <summary>Who owns what after it.</summary>
    public Managed After(Managed managed)
    {
        if (managed.IsEmpty && Before is not null)
            return managed; // An object whose fields nobody owned when it was made is left alone until somebody applies something.
        try
        {
            var (before, after) = (Writer.In(Before), Writer.In(Asked));
            TypedValidation.Check(after.Json, Writer.Endpoint.MergeType, allowsDuplicates: true);
            return OwnershipUpdate.After(managed, before, after, Writer.Id, Writer.Filter, Time);
        }
        catch (TypedException)
        {
            return managed; // As UpdateNoErrors has it.
        }
        catch (DecodeException)
        {
            return managed; // It has no form in a version that somebody owns fields in.
        }
    }
}

/// <summary>Somebody who writes objects of a kind on one path; there is one for all such writes.</summary>
/// <param name="endpoint">The kind, in the version that is written.</param>
/// <param name="id">Who.</param>
/// <param name="find">Finds the other versions of a kind.</param>
internal sealed class FieldWriter(ResourceEndpoint endpoint, ManagerId id, Func<string, string, ResourceEndpoint?> find)
{
    public ResourceEndpoint Endpoint { get; } = endpoint;

    public ManagerId Id { get; } = id;

    /// <summary>What leaves of changed fields those that can be changed on this path.</summary>
    public Func<FieldSet, FieldSet> Filter { get; } = ResetFields.FilterFor(endpoint.Type, id.Subresource);

    /// <summary>An object as JSON; null stands for one in which nothing is set.</summary>
    public VersionedObject In(ApiObject? obj)
    {
        obj ??= Endpoint.Type.ClrType == typeof(CustomResource) ? new CustomResource(Endpoint.Type.ApiVersion, Endpoint.Type.Kind) : (ApiObject)ObjectSchema.Of(Endpoint.Type.ClrType).Empty;
        return new(Endpoint, ObjectJson.ToJson(obj with { Metadata = obj.Metadata.OwnedAs(null) }), find);
    }
}
