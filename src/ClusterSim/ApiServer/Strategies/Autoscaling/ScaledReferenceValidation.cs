using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the objects that a HorizontalPodAutoscaler names.</summary>
/// <remarks>Source: autoscaling/validation/validation.go, ValidateCrossVersionObjectReference; apimachinery runtime/schema, ParseGroupVersion (v1.36).</remarks>
internal static class ScaledReferenceValidation
{
    public static void Validate(CrossVersionObjectReference reference, bool needsGroup, FieldPath path, FieldErrors errors)
    {
        ValidateNames(reference, path, errors);
        var version = reference.ApiVersion ?? "";
        if (version.Count(character => character == '/') > 1)
            errors.Invalid(path["apiVersion"], version, "unexpected GroupVersion string: " + version);
        else if (needsGroup && version.IndexOf('/') < 1)
            errors.Invalid(path["apiVersion"], version, "apiVersion must specify API group");
    }

    public static void ValidateNames(CrossVersionObjectReference reference, FieldPath path, FieldErrors errors)
    {
        NamedReferenceValidation.ValidateSegment(reference.Kind, path["kind"], errors);
        NamedReferenceValidation.ValidateSegment(reference.Name, path["name"], errors);
    }
}
