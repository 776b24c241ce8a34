using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the ports of a Service, one by one and together.</summary>
/// <remarks>Source: core/validation/validation.go, validateServicePort (v1.36).</remarks>
internal static class ServicePortValidation
{
    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    public static void ValidateEach(ValueList<ServicePort> ports, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path[i]);
            if (!string.IsNullOrEmpty(port.Name))
            {
                errors.Invalid(at["name"], port.Name, DnsName.CheckLabel(port.Name));
                if (ports.Take(i).Any(other => other.Name == port.Name))
                    errors.Duplicate(at["name"], port.Name);
            }
            else if (ports.Count > 1)
                errors.Required(at["name"]);
            errors.Invalid(at["port"], port.Port, PortSyntax.CheckNumber(port.Port));
            ValidateProtocol(port.Protocol, at["protocol"], errors);
            PortSyntax.Validate(port.TargetPort ?? 0, at["targetPort"], errors);
            if (port.AppProtocol is not null)
                errors.Invalid(at["appProtocol"], port.AppProtocol, LabelSyntax.CheckKey(port.AppProtocol));
        }
    }

    public static void ValidateProtocol(string? protocol, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(protocol))
            errors.Required(path);
        else if (!Protocols.Contains(protocol))
            errors.NotSupported(path, protocol, Protocols);
    }

    public static void ValidateTogether(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var ports = spec.Ports;
        for (var i = 0; i < ports.Count && spec.Type == "ClusterIP"; i++)
            if (ports[i].NodePort != 0)
                errors.Forbidden(path[i]["nodePort"], "may not be used when `type` is 'ClusterIP'");
        for (var i = 0; i < ports.Count; i++)
            if (ports[i].NodePort != 0 && ports.Take(i).Any(other => (other.Protocol, other.NodePort) == (ports[i].Protocol, ports[i].NodePort)))
                errors.Duplicate(path[i]["nodePort"], ports[i].NodePort);
        for (var i = 0; i < ports.Count; i++)
            if (ports.Take(i).Any(other => (other.Protocol, other.Port) == (ports[i].Protocol, ports[i].Port)))
                errors.Duplicate(path[i], new ServicePort { Protocol = ports[i].Protocol, Port = ports[i].Port, TargetPort = 0 });
    }
}
