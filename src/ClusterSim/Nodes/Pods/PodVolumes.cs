namespace ClusterSim.Nodes.Pods;

/// <summary>What a Pod's volumes are made of, and whether it is there.</summary>
/// <remarks>
/// Source: pkg/volume/configmap, pkg/volume/secret, pkg/volume/projected; util/operationexecutor (v1.36).
/// Differs from Kubernetes: only ConfigMaps and Secrets are waited for, and those of the Pod's access to the API are taken to be there.
/// </remarks>
internal static class PodVolumes
{
    private const string ApiAccessPrefix = "kube-api-access-";

    /// <summary>The first volume of which something is missing, and what; null when all can be set up.</summary>
    public static (string Volume, string Problem)? FindMissing(PodWorker worker)
    {
        foreach (var volume in worker.Pod.Spec.Volumes)
        {
            if (ProblemOf(worker, volume) is { } problem)
                return (volume.Name, problem);
        }
        return null;
    }

    private static string? ProblemOf(PodWorker worker, Volume volume)
    {
        if (volume.ConfigMap is { } configMap)
            return MissingConfigMap(worker, configMap.Name, configMap.Optional);
        if (volume.Secret is { } secret)
            return MissingSecret(worker, secret.SecretName, secret.Optional);
        if (volume.Projected is not { } projected || volume.Name.StartsWith(ApiAccessPrefix, StringComparison.Ordinal))
            return null;
        foreach (var source in projected.Sources)
        {
            var problem = source.ConfigMap is { } map ? MissingConfigMap(worker, map.Name, map.Optional)
                : source.Secret is { } key ? MissingSecret(worker, key.Name, key.Optional)
                : null;
            if (problem is not null)
                return problem;
        }
        return null;
    }

    private static string? MissingConfigMap(PodWorker worker, string? name, bool? isOptional) => isOptional == true || worker.HasConfigMap(name) ? null : $"configmap \"{name}\" not found";

    private static string? MissingSecret(PodWorker worker, string? name, bool? isOptional) => isOptional == true || worker.HasSecret(name) ? null : $"secret \"{name}\" not found";
}
