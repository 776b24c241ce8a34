using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with where an Ingress sends its traffic.</summary>
/// <remarks>Source: networking/validation/validation.go, validateIngressBackend (v1.36).</remarks>
internal static class IngressBackendValidation
{
    public static void Validate(IngressBackend backend, FieldPath path, FieldErrors errors)
    {
        switch (backend)
        {
            case { Resource: not null, Service: not null }:
                errors.Invalid(path, "", "cannot set both resource and service backends");
                break;
            case { Resource: { } resource }:
                NamedReferenceValidation.Validate(resource.ApiGroup, resource.Kind, resource.Name, path["resource"], errors);
                break;
            case { Service: { } service }:
                ValidateService(service, path, errors);
                break;
            default:
                errors.Invalid(path, "", "resource or service backend is required");
                break;
        }
    }

    private static void ValidateService(IngressServiceBackend service, FieldPath path, FieldErrors errors)
    {
        if (service.Name.Length == 0)
            errors.Required(path["service"]["name"]);
        else
            errors.Invalid(path["service"]["name"], service.Name, DnsName.CheckLabel(service.Name));
        var (port, at) = (service.Port, path["service"]["port"]);
        switch (!string.IsNullOrEmpty(port.Name), port.Number != 0)
        {
            case (true, true):
                errors.Invalid(path, "", "cannot set both port name & port number");
                break;
            case (true, false):
                errors.Invalid(at["name"], port.Name, PortSyntax.CheckName(port.Name!));
                break;
            case (false, true):
                errors.Invalid(at["number"], port.Number, PortSyntax.CheckNumber(port.Number));
                break;
            default:
                errors.Required(path, "port name or number is required");
                break;
        }
    }
}
