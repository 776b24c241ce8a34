using System.Globalization;
using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>Update: of an object as a whole, or through a subresource.</content>
internal sealed partial class ResourceRegistry
{
    /// <summary>Replaces the object of the same name, or creates it where the kind allows that.</summary>
    /// <returns>The object as it is now, and whether it is new.</returns>
    public (ApiObject Object, bool IsNew) Update(ResourceEndpoint endpoint, ApiObject obj, UpdateRules rules, WriteContext context)
    {
        var existing = Find(endpoint, ObjectKey.Of(obj));
        obj = endpoint.Strategy.Default(obj);
        CheckUid(endpoint, existing, obj);
        if (existing is not null)
        {
            return (Replace(endpoint, existing, obj, rules, context), false);
        }
        if (!endpoint.Strategy.AllowsCreateOnUpdate || rules != UpdateRules.Main)
            throw ApiErrors.NotFound(endpoint.Type, obj.Metadata.Name ?? "");
        return (Create(endpoint, obj, _managers.Create(endpoint, obj, context), context), true);
    }

    /// <summary>Writes <paramref name="obj"/>, with defaults filled in, over <paramref name="existing"/>; nothing is written when nothing changes.</summary>
    public ApiObject Replace(ResourceEndpoint endpoint, ApiObject existing, ApiObject obj, UpdateRules rules, WriteContext context) =>
        Replace(endpoint, existing, obj, _managers.Update(endpoint, rules.Subresource, existing, obj, context), rules, context);

    private ApiObject Replace(ResourceEndpoint endpoint, ApiObject existing, ApiObject obj, FieldOwnership? ownership, UpdateRules rules, WriteContext context)
    {
        var requested = obj.Metadata;
        var admitted = _admission.Mutate(AdmissionOperation.Update, endpoint.Type, rules.Subresource, obj, existing, context);
        obj = admitted?.Object ?? obj;
        if (!ReferenceEquals(obj.Metadata, existing.Metadata)) // As they are when somebody changed what was read a moment ago, and only its status.
            obj = obj with { Metadata = CarryOver(endpoint, obj.Metadata, existing.Metadata) };
        var asked = obj;
        var allocated = rules == UpdateRules.Main ? _services.BeginUpdate(obj, existing) : new(obj);
        try
        {
            obj = endpoint.Strategy.Stamp(rules.Prepare(endpoint.Strategy, allocated.Object, existing), existing, _loop.Now);
            ValidateChange(endpoint, obj, existing, rules, context);
            _admission.Validate(admitted, obj);
            var isChange = rules.IsChange(asked, obj, existing) || IsChangeOfOwners(endpoint, existing, asked, requested, ownership);
            obj = Finish(endpoint, existing, obj, ownership, isChange, context);
            allocated.Commit(context.DryRun);
            return obj;
        }
        catch (ApiException)
        {
            allocated.Revert();
            throw;
        }
    }

    /// <summary>Whether there is something to write though the object stays as it is.</summary>
    private static bool IsChangeOfOwners(ResourceEndpoint endpoint, ApiObject existing, ApiObject asked, ObjectMeta requested, FieldOwnership? ownership)
    {
        if (FieldManagers.Of(existing) is { IsFresh: true } && endpoint.Strategy.IsRewrittenAfterCreation(existing))
            return true;
        // Who writes an object back as it is comes to own nothing; only then need it not be worked out.
        var mayOwn = (requested.Ownership is not null && !ReferenceEquals(requested.Ownership, existing.Metadata.Ownership)) || asked != existing;
        return mayOwn && FieldManagers.IsChange(ownership, existing);
    }

    private ApiObject Finish(ResourceEndpoint endpoint, ApiObject existing, ApiObject obj, FieldOwnership? ownership, bool isChange, WriteContext context)
    {
        if (IsGone(endpoint.Strategy, obj, existing.Metadata))
        {
            CommitDelete(endpoint, existing, context);
            return obj;
        }
        return isChange ? CommitUpdate(endpoint, obj, ownership, context) : existing;
    }

    /// <summary>Whether nothing holds the object any longer that is being deleted.</summary>
    private static bool IsGone(ResourceStrategy strategy, ApiObject obj, ObjectMeta old) =>
        old.DeletionTimestamp is not null && obj.Metadata.Finalizers.Count == 0 && old.DeletionGracePeriodSeconds is null or 0 && strategy.MayGo(obj);

    /// <summary>Whoever names a uid means that one object, and not another of the same name.</summary>
    private static void CheckUid(ResourceEndpoint endpoint, ApiObject? existing, ApiObject obj)
    {
        if (string.IsNullOrEmpty(obj.Metadata.Uid) || obj.Metadata.Uid == existing?.Metadata.Uid)
            return;
        var key = ObjectKey.Of(obj);
        throw ApiErrors.Conflict(endpoint.Type, key.Name, $"StorageError: invalid object, Code: 4, Key: {StorageKeys.Of(endpoint.Type, key)}, ResourceVersion: 0, "
            + $"AdditionalErrorMsg: Precondition failed: UID in precondition: {obj.Metadata.Uid}, UID in object meta: {existing?.Metadata.Uid}");
    }

    // In Go's words.
    private static string? WhyNoVersion(string version)
    {
        if (!version.All(char.IsAsciiDigit))
            return $"strconv.ParseUint: parsing {GoText.Quote(version)}: invalid syntax";
        return ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : $"strconv.ParseUint: parsing {GoText.Quote(version)}: value out of range";
    }

    private static ObjectMeta CarryOver(ResourceEndpoint endpoint, ObjectMeta metadata, ObjectMeta old)
    {
        if (!string.IsNullOrEmpty(metadata.ResourceVersion) && WhyNoVersion(metadata.ResourceVersion) is { } why)
            throw ApiErrors.Internal(why);
        var conditional = !string.IsNullOrEmpty(metadata.ResourceVersion) && metadata.ResourceVersion != "0";
        if (conditional && metadata.ResourceVersion != old.ResourceVersion)
            throw ApiErrors.Conflict(endpoint.Type, old.Name!, ApiErrors.OptimisticLock);
        if (!conditional && !endpoint.Strategy.AllowsUnconditionalUpdate)
            throw ApiErrors.Invalid(endpoint.Type.Group, endpoint.Type.Plural, old.Name!, FieldPath.Metadata["resourceVersion"], 0, "must be specified for an update");
        return metadata with
        {
            ResourceVersion = old.ResourceVersion,
            Generation = old.Generation,
            Uid = string.IsNullOrEmpty(metadata.Uid) ? old.Uid : metadata.Uid,
            CreationTimestamp = old.CreationTimestamp,
            DeletionTimestamp = old.DeletionTimestamp ?? metadata.DeletionTimestamp,
            DeletionGracePeriodSeconds = metadata.DeletionGracePeriodSeconds ?? old.DeletionGracePeriodSeconds,
            SelfLink = null,
            Ownership = old.Ownership,
        };
    }

    private static void ValidateChange(ResourceEndpoint endpoint, ApiObject obj, ApiObject existing, UpdateRules rules, WriteContext context)
    {
        var errors = new FieldErrors();
        if (!ReferenceEquals(obj.Metadata, existing.Metadata)) // What is stored is valid.
        {
            ObjectMetaValidation.Validate(obj.Metadata, endpoint.Type.Namespaced, NameRule.PathSegment, FieldPath.Metadata, errors);
            ObjectMetaValidation.ValidateUpdate(obj.Metadata, existing.Metadata, FieldPath.Metadata, errors);
        }
        rules.Validate(endpoint.Strategy, obj, existing, errors);
        ThrowIfInvalid(endpoint, obj, errors);
        if (context.CollectsWarnings)
            context.Warn(rules.Warnings(endpoint.Strategy, obj, existing));
    }
}
