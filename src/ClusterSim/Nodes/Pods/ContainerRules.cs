using ClusterSim.ApiServer.Validation;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Pods;

/// <summary>What a kubelet looks at before it creates a container.</summary>
/// <remarks>Source: kuberuntime/security_context_others.go (verifyRunAsNonRoot); container/helpers.go (ExpandContainerVolumeMounts) (v1.36).</remarks>
internal static class ContainerRules
{
    /// <exception cref="EnvironmentException">The container cannot be created as it is.</exception>
    public static void Check(PodWorker worker, Container container, Image image)
    {
        foreach (var mount in container.VolumeMounts)
        {
            if (mount.SubPathExpr is { Length: > 0 } expression)
                CheckReferences(worker, container, expression);
        }
        var (own, pod) = (container.SecurityContext, worker.Pod.Spec.SecurityContext);
        if ((own?.RunAsNonRoot ?? pod?.RunAsNonRoot) != true)
            return;
        var where = $"(pod: {GoText.Quote($"{worker.Key.Name}_{worker.Key.Namespace}({worker.Uid})")}, container: {container.Name})";
        if ((own?.RunAsUser ?? pod?.RunAsUser) is { } user)
        {
            if (user == 0)
                throw new EnvironmentException($"container's runAsUser breaks non-root policy {where}");
            return;
        }
        if (image.IsUnknown)
            return; // Its maker will have thought of it.
        var name = image.User.Split(':')[0];
        if (name is "" or "0")
            throw new EnvironmentException($"container has runAsNonRoot and image will run as root {where}");
        if (!name.All(char.IsAsciiDigit))
            throw new EnvironmentException($"container has runAsNonRoot and image has non-numeric user ({name}), cannot verify user is non-root {where}");
    }

    private static void CheckReferences(PodWorker worker, Container container, string expression)
    {
        var variables = EnvironmentVariables.Resolve(worker, container, worker.Loop.Now);
        for (var at = expression.IndexOf("$(", StringComparison.Ordinal); at >= 0; at = expression.IndexOf("$(", at + 2, StringComparison.Ordinal))
        {
            var end = expression.IndexOf(')', at);
            if (end < 0)
                return;
            var name = expression[(at + 2)..end];
            if (!variables.ContainsKey(name) && (at == 0 || expression[at - 1] != '$'))
                throw new EnvironmentException($"missing value for {GoText.Quote(name)}");
        }
    }
}
