using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Autoscaling.V1;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>The <c>scale</c> subresource of custom kinds.</summary>
/// <remarks>Source: apiextensions registry/customresource/etcd.go, ScaleREST (v1.36).</remarks>
internal static class CustomScale
{
    private const int NotSet = int.MinValue; // invalidSpecReplicas

    /// <summary>The object's numbers as a <c>Scale</c>, to be shown.</summary>
    public static Scale Of(ApiObject obj, CustomResourceSubresourceScale paths) =>
        ToChange(obj, paths) is { Spec.Replicas: not NotSet } scale ? scale : throw Internal($"the spec replicas field \"{paths.SpecReplicasPath}\" does not exist");

    /// <summary>The object's numbers as a <c>Scale</c>, to be changed: a number that is absent is the smallest there is.</summary>
    public static Scale ToChange(ApiObject obj, CustomResourceSubresourceScale paths)
    {
        var json = CustomObjects.ToJson(obj);
        var wanted = ScalePath.FindNumber(json, paths.SpecReplicasPath, out var error);
        var actual = error is null ? ScalePath.FindNumber(json, paths.StatusReplicasPath, out error) : null;
        var selector = error is null && !string.IsNullOrEmpty(paths.LabelSelectorPath) ? ScalePath.FindText(json, paths.LabelSelectorPath, out error) : null;
        if (error is not null)
            throw ApiErrors.Internal(error);
        var metadata = obj.Metadata;
        return new()
        {
            Metadata = new() { Name = metadata.Name, Namespace = metadata.Namespace, Uid = metadata.Uid, ResourceVersion = metadata.ResourceVersion, CreationTimestamp = metadata.CreationTimestamp },
            Spec = new() { Replicas = (int?)wanted ?? NotSet },
            Status = new() { Replicas = (int)(actual ?? 0), Selector = selector ?? "" },
        };
    }

    /// <summary>The object with the number that <paramref name="scale"/> asks for.</summary>
    public static ApiObject Set(ApiObject obj, CustomResourceSubresourceScale paths, Scale scale)
    {
        if (scale.Spec.Replicas == NotSet)
            throw ApiErrors.BadRequest($"the spec replicas field \"{paths.SpecReplicasPath}\" cannot be empty");
        return CustomObjects.With(obj, ScalePath.Set(CustomObjects.ToJson(obj), paths.SpecReplicasPath, scale.Spec.Replicas));
    }

    private static ApiException Internal(string why) =>
        ApiErrors.Failure(500, "InternalError", "Internal error occurred: " + why, new() { Causes = [new() { Message = why }] });
}
