namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the ports of one container.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainerPorts (v1.36).</remarks>
internal static class ContainerPortValidation
{
    public static void Validate(ValueList<ContainerPort> ports, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            ValidateName(ports[i].Name, names, path[i]["name"], errors);
            if (ports[i].Port == 0)
                errors.Required(path[i]["containerPort"]);
            else
                errors.Invalid(path[i]["containerPort"], ports[i].Port, PortSyntax.CheckNumber(ports[i].Port));
            if (ports[i].HostPort != 0)
                errors.Invalid(path[i]["hostPort"], ports[i].HostPort, PortSyntax.CheckNumber(ports[i].HostPort));
            ValidateProtocol(ports[i].Protocol, path[i]["protocol"], errors);
        }
    }

    public static void ValidateProtocol(string? protocol, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(protocol))
            errors.Required(path);
        else if (protocol is not ("SCTP" or "TCP" or "UDP"))
            errors.NotSupported(path, protocol, "SCTP", "TCP", "UDP");
    }

    private static void ValidateName(string? name, HashSet<string> names, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(name))
            return;
        var wrong = PortSyntax.CheckName(name);
        errors.Invalid(path, name, wrong);
        if (wrong.Count == 0 && !names.Add(name))
            errors.Duplicate(path, name);
    }
}
