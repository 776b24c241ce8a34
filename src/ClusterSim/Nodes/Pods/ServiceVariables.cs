using System.Globalization;

namespace ClusterSim.Nodes.Pods;

/// <summary>The environment variables that tell a container of Services.</summary>
/// <remarks>Source: kubelet_pods.go, getServiceEnvVarMap; envvars/envvars.go, FromServices (v1.36).</remarks>
internal static class ServiceVariables
{
    private const string MasterNamespace = "default";
    private const string MasterService = "kubernetes";

    /// <summary>The variables for the Services of the Pod's namespace that were there at <paramref name="start"/>, and for the API server's.</summary>
    public static SortedDictionary<string, string> Of(PodWorker worker, DateTimeOffset start)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var own = worker.Key.Namespace;
        foreach (var service in worker.ServicesIn(MasterNamespace).Where(static service => service.Metadata.Name == MasterService))
            Add(variables, service, start);
        if (worker.Pod.Spec.EnableServiceLinks == false)
            return variables;
        foreach (var service in worker.ServicesIn(own))
            Add(variables, service, start);
        return variables;
    }

    private static void Add(SortedDictionary<string, string> variables, Service service, DateTimeOffset start)
    {
        var (address, ports) = (service.Spec.ClusterIP, service.Spec.Ports);
        var isOlder = service.Metadata.CreationTimestamp is { } created && created <= (Time)start;
        if (address is null or "" or "None" || ports.Count == 0 || !isOlder)
            return;
        var name = NameOf(service.Metadata.Name ?? "");
        variables[name + "_SERVICE_HOST"] = address;
        variables[name + "_SERVICE_PORT"] = Text(ports[0].Port);
        foreach (var port in ports)
        {
            if (port.Name is { Length: > 0 } portName)
                variables[$"{name}_SERVICE_PORT_{NameOf(portName)}"] = Text(port.Port);
        }
        AddLinks(variables, name, address, ports);
    }

    /// <summary>The variables that Docker's links had.</summary>
    private static void AddLinks(SortedDictionary<string, string> variables, string name, string address, ValueList<ServicePort> ports)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            var protocol = ports[i].Protocol ?? "TCP";
            var scheme = protocol.ToLowerInvariant();
            var url = $"{scheme}://{address}:{ports[i].Port}";
            var prefix = $"{name}_PORT_{ports[i].Port}_{protocol}";
            if (i == 0)
                variables[name + "_PORT"] = url;
            variables[prefix] = url;
            variables[prefix + "_PROTO"] = scheme;
            variables[prefix + "_PORT"] = Text(ports[i].Port);
            variables[prefix + "_ADDR"] = address;
        }
    }

    private static string NameOf(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
