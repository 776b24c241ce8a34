using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How IngressClasses are written.</summary>
/// <remarks>Source: registry/networking/ingressclass/strategy.go; networking/validation/validation.go, ValidateIngressClass (v1.36).</remarks>
internal sealed class IngressClassStrategy : ResourceStrategy<IngressClass>
{
    private const int MaxControllerLength = 250;

    protected override IngressClass Default(IngressClass obj) =>
        obj.Spec.Parameters is { Scope: null } parameters ? obj with { Spec = obj.Spec with { Parameters = parameters with { Scope = "Cluster" } } } : obj;

    protected override void Validate(IngressClass obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var (controller, path) = (obj.Spec.Controller ?? "", FieldPath.Spec["controller"]);
        if (GoText.Length(controller) > MaxControllerLength)
            errors.TooLong(path, MaxControllerLength);
        DomainPrefixedPath.Validate(controller, path, errors);
        if (obj.Spec.Parameters is not null)
            ValidateParameters(obj.Spec.Parameters, FieldPath.Spec["parameters"], errors);
    }

    protected override void ValidateUpdate(IngressClass obj, IngressClass old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Spec["controller"], obj.Spec.Controller ?? "", old.Spec.Controller ?? "");
        Validate(obj, errors);
    }

    private static void ValidateParameters(IngressClassParametersReference parameters, FieldPath path, FieldErrors errors)
    {
        NamedReferenceValidation.Validate(parameters.ApiGroup, parameters.Kind, parameters.Name, path, errors);
        switch (parameters.Scope)
        {
            case null:
                errors.Required(path["scope"]);
                break;
            case "Namespace" when parameters.Namespace is null:
                errors.Required(path["namespace"], "`parameters.scope` is set to 'Namespace'");
                break;
            case "Namespace":
                errors.Invalid(path["namespace"], parameters.Namespace, DnsName.CheckLabel(parameters.Namespace));
                break;
            case "Cluster" when parameters.Namespace is not null:
                errors.Forbidden(path["namespace"], "`parameters.scope` is set to 'Cluster'");
                break;
            case "Cluster":
                break;
            default:
                errors.NotSupported(path["scope"], parameters.Scope, "Cluster", "Namespace");
                break;
        }
    }
}
