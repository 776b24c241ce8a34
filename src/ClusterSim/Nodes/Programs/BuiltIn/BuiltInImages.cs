namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>The images that behave like themselves in every cluster. Sizes are those of the compressed amd64 images, rounded.</summary>
internal static class BuiltInImages
{
    public static IReadOnlyList<Image> All { get; } =
    [
        new() { Name = "luksa/kubia", SizeBytes = 263_900_000, Program = () => Kubia.Instance },
        new() { Name = "nginx", SizeBytes = 72_300_000, Program = () => Nginx.Instance },
        new() { Name = "registry.k8s.io/pause", SizeBytes = 320_000, Program = () => Pause.Instance },
        new() { Name = "busybox", SizeBytes = 2_200_000, Program = () => Shell.Instance, DefaultArgs = ["sh"] },
        new() { Name = "alpine", SizeBytes = 3_800_000, Program = () => Shell.Instance, DefaultArgs = ["/bin/sh"] },
    ];
}
