namespace ClusterSim.Nodes.Programs;

/// <summary>Registries that hold copies of others' images.</summary>
internal static class MirroredImages
{
    private static readonly (string Mirror, string Original)[] Prefixes =
    [
        ("public.ecr.aws/docker/library/", "docker.io/library/"),
        ("mirror.gcr.io/library/", "docker.io/library/"),
        ("mirror.gcr.io/", "docker.io/"),
        ("registry-1.docker.io/", "docker.io/"),
        ("index.docker.io/", "docker.io/"),
        ("quay.io/libpod/", "docker.io/library/"),
        ("public.ecr.aws/nginx/", "docker.io/library/"),
        ("registry.k8s.io/busybox", "docker.io/library/busybox"),
        ("k8s.gcr.io/busybox", "docker.io/library/busybox"),
        ("gcr.io/google-containers/busybox", "docker.io/library/busybox"),
        ("gcr.io/google_containers/busybox", "docker.io/library/busybox"),
        ("registry.k8s.io/nginx", "docker.io/library/nginx"),
        ("k8s.gcr.io/nginx", "docker.io/library/nginx"),
        ("registry.k8s.io/redis", "docker.io/library/redis"),
        ("k8s.gcr.io/redis", "docker.io/library/redis"),
        ("registry.k8s.io/e2e-test-images/busybox", "docker.io/library/busybox"),
        ("registry.k8s.io/e2e-test-images/nginx", "docker.io/library/nginx"),
        ("registry.k8s.io/e2e-test-images/httpd", "docker.io/library/httpd"),
        ("registry.k8s.io/e2e-test-images/redis", "docker.io/library/redis"),
        ("k8s.gcr.io/", "registry.k8s.io/"),
        ("gcr.io/google-containers/", "registry.k8s.io/"),
        ("gcr.io/google_containers/", "registry.k8s.io/"),
        ("docker.io/arm64v8/", "docker.io/library/"),
        ("docker.io/amd64/", "docker.io/library/"),
    ];

    /// <summary>The repository that <paramref name="repository"/> is a copy of; itself when it is none that is known.</summary>
    public static string Original(string repository)
    {
        foreach (var (mirror, original) in Prefixes)
            if (mirror.EndsWith('/') ? repository.StartsWith(mirror, StringComparison.Ordinal) : repository == mirror)
                return original + repository[mirror.Length..];
        return repository;
    }
}
