using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>The <c>scale</c> subresource: the number of replicas of four kinds, in one form.</content>
/// <remarks>Source: registry/apps/deployment/storage/storage.go, ScaleREST, and its likes (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    /// <summary>The object's number of replicas as a <c>Scale</c>.</summary>
    public static Scale ScaleOf(ResourceEndpoint endpoint, ApiObject obj) => endpoint.Custom?.Scale is { } paths ? CustomScale.Of(obj, paths) : ScaleOf(obj);

    /// <summary>As <see cref="ScaleOf(ResourceEndpoint, ApiObject)"/>, of an object whose number is to be changed.</summary>
    public static Scale ScaleToChange(ResourceEndpoint endpoint, ApiObject obj) => endpoint.Custom?.Scale is { } paths ? CustomScale.ToChange(obj, paths) : ScaleOf(obj);

    private static Scale ScaleOf(ApiObject obj)
    {
        var (wanted, actual, selector) = obj switch
        {
            Deployment deployment => (deployment.Spec.Replicas, deployment.Status.Replicas, deployment.Spec.Selector),
            ReplicaSet replicaSet => (replicaSet.Spec.Replicas, replicaSet.Status.Replicas, replicaSet.Spec.Selector),
            StatefulSet statefulSet => (statefulSet.Spec.Replicas, statefulSet.Status.Replicas, statefulSet.Spec.Selector),
            ReplicationController controller => (controller.Spec.Replicas, controller.Status.Replicas, LabelSelector.Labels(controller.Spec.Selector)),
            _ => throw ApiErrors.NoSuchPath(),
        };
        var metadata = obj.Metadata;
        return new()
        {
            Metadata = new() { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid, ResourceVersion = metadata.ResourceVersion, CreationTimestamp = metadata.CreationTimestamp },
            Spec = new() { Replicas = wanted ?? 0 },
            Status = new() { Replicas = actual, Selector = selector is null ? "" : LabelQuery.From(selector).ToString() },
        };
    }

    /// <summary>The object whose number of replicas is to be changed.</summary>
    public ApiObject GetToScale(ResourceEndpoint endpoint, ObjectKey key) =>
        Find(endpoint, key) ?? throw (endpoint.Custom is null ? ApiErrors.NotFound(endpoint.Type.Group, endpoint.Type.Plural + "/scale", key.Name) : ApiErrors.NotFound(endpoint.Type, key.Name));

    /// <summary>Puts <paramref name="scale"/> in place of the present one, which it may name by its uid.</summary>
    public Scale ReplaceScale(ResourceEndpoint endpoint, ObjectKey key, Scale scale, WriteContext context)
    {
        CheckUid(endpoint, Find(endpoint, key), scale);
        return Scale(endpoint, key, scale, context);
    }

    /// <summary>Sets the object's number of replicas.</summary>
    public Scale Scale(ResourceEndpoint endpoint, ObjectKey key, Scale scale, WriteContext context)
    {
        var existing = GetToScale(endpoint, key);
        return Scale(endpoint, key, existing, scale, () => _managers.Scale(endpoint, existing, ScaleToChange(endpoint, existing), scale, context), context);
    }

    /// <summary>Merges a configuration into the object's scale.</summary>
    public Scale ApplyScale(ResourceEndpoint endpoint, ObjectKey key, JsonObject config, bool force, WriteContext context, Func<Scale, Scale> check)
    {
        var existing = GetToScale(endpoint, key);
        var (scale, owners) = _managers.ApplyScale(endpoint, existing, ScaleToChange(endpoint, existing), config, force, context);
        return Scale(endpoint, key, existing, check(scale), () => owners, context);
    }

    private Scale Scale(ResourceEndpoint endpoint, ObjectKey key, ApiObject existing, Scale scale, Func<FieldOwnership?> owners, WriteContext context)
    {
        if (endpoint.Custom?.Scale is { } paths)
            return ScaleCustom(endpoint, existing, paths, scale, owners, context);
        if (scale.Spec.Replicas < 0)
            throw ApiErrors.Invalid("autoscaling", "Scale", key.Name, FieldPath.Spec["replicas"], scale.Spec.Replicas, FormatText.NotNegative);
        var (asked, uid) = (scale.Metadata.Uid, existing.Metadata.Uid);
        if (!string.IsNullOrEmpty(asked) && asked != uid)
            throw ApiErrors.Conflict(endpoint.Type.Group, endpoint.Type.Plural + "/scale", key.Name, $"Precondition failed: UID in precondition: {asked}, UID in object meta: {uid}");
        var replicas = scale.Spec.Replicas;
        var metadata = existing.Metadata with { ResourceVersion = string.IsNullOrEmpty(scale.Metadata.ResourceVersion) ? existing.Metadata.ResourceVersion : scale.Metadata.ResourceVersion };
        ApiObject scaled = existing switch
        {
            Deployment deployment => deployment with { Metadata = metadata, Spec = deployment.Spec with { Replicas = replicas } },
            ReplicaSet replicaSet => replicaSet with { Metadata = metadata, Spec = replicaSet.Spec with { Replicas = replicas } },
            StatefulSet statefulSet => statefulSet with { Metadata = metadata, Spec = statefulSet.Spec with { Replicas = replicas } },
            ReplicationController controller => controller with { Metadata = metadata, Spec = controller.Spec with { Replicas = replicas } },
            _ => throw ApiErrors.NoSuchPath(),
        };
        return ScaleOf(Replace(endpoint, existing, scaled, owners(), UpdateRules.Main, context));
    }

    private Scale ScaleCustom(ResourceEndpoint endpoint, ApiObject existing, CustomResourceSubresourceScale paths, Scale scale, Func<FieldOwnership?> owners, WriteContext context)
    {
        var version = string.IsNullOrEmpty(scale.Metadata.ResourceVersion) ? existing.Metadata.ResourceVersion : scale.Metadata.ResourceVersion;
        var scaled = CustomScale.Set(existing with { Metadata = existing.Metadata with { ResourceVersion = version } }, paths, scale);
        return CustomScale.Of(Replace(endpoint, existing, scaled, owners(), UpdateRules.Main, context), paths);
    }
}
