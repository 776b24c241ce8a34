namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>Images that bring kubectl.</summary>
internal static class KubectlImages
{
    private const string ProxyScript = """
        #!/bin/sh

        API_SERVER="https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT"
        CA_CRT="/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"
        TOKEN="$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)"

        kubectl proxy --server="$API_SERVER" --certificate-authority="$CA_CRT" --token="$TOKEN"

        """;

    public static IReadOnlyList<Image> All { get; } =
    [
        Base("bitnami/kubectl", Userland.Debian) with { User = "1001" },
        Base("bitnamilegacy/kubectl", Userland.Debian) with { User = "1001" },
        Base("rancher/kubectl", Userland.Debian) with { User = "1000" },
        Base("alpine/kubectl", Userland.Alpine) with { User = "65534" },
        Base("alpine/k8s", Userland.Alpine) with { Entrypoint = [], DefaultArgs = ["/bin/bash"] },
        Base("lachlanevenson/k8s-kubectl", Userland.Alpine),
        Base("registry.k8s.io/kubectl", Userland.Busybox),
        Base("luksa/kubectl-proxy", Userland.Alpine) with { Entrypoint = ["/kubectl-proxy.sh"], Files = [new("/kubectl-proxy.sh", ProxyScript)] },
    ];

    private static Image Base(string name, Userland userland) => new()
    {
        Name = name,
        SizeBytes = 90_000_000,
        Program = () => CommandProgram.Instance,
        Userland = userland,
        RunsCommands = true,
        Commands = ["bash", "curl", "kubectl"],
        Entrypoint = ["kubectl"],
    };
}
