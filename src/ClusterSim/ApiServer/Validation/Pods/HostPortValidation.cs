namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds ports of the host that several containers claim, and ports that do not fit the host's network.</summary>
/// <remarks>Source: core/validation/validation.go, checkHostPortConflicts, validatePodHostNetworkDeps (v1.36).</remarks>
internal static class HostPortValidation
{
    public static void Validate(IReadOnlyList<Container> containers, FieldPath path, FieldErrors errors)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
            for (var j = 0; j < containers[i].Ports.Count; j++)
            {
                var port = containers[i].Ports[j];
                var text = $"{port.Protocol}/{port.HostIP}/{port.HostPort}";
                if (port.HostPort != 0 && !taken.Add(text))
                    errors.Duplicate(path[i]["ports"][j]["hostPort"], text);
            }
    }

    /// <summary>With the host's network a container's port is the host's. A template may leave it out: it is filled in when the pod is made.</summary>
    public static void ValidateHostNetwork(FieldPath path, PodSpecScope scope)
    {
        if (!scope.Spec.HostNetwork)
            return;
        for (var i = 0; i < scope.Spec.Containers.Count; i++)
            for (var j = 0; j < scope.Spec.Containers[i].Ports.Count; j++)
            {
                var port = scope.Spec.Containers[i].Ports[j];
                if ((scope.Options.IsPod || port.HostPort != 0) && port.HostPort != port.Port)
                    scope.Errors.Invalid(path["containers"][i]["ports"][j]["hostPort"], port.HostPort, "must match `containerPort` when `hostNetwork` is true");
            }
    }
}
