using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Checks the fields that the <c>scale</c> subresource of a custom kind reads.</summary>
/// <remarks>Source: apiextensions registry/customresource/validator.go, ValidateScaleSpec, ValidateScaleStatus (v1.36).</remarks>
internal static class ScaleValidation
{
    public static void ValidateSpec(JsonObject obj, CustomResourceSubresourceScale? scale, FieldErrors errors)
    {
        if (scale is not null)
            ValidateNumber(obj, scale.SpecReplicasPath, errors);
    }

    public static void ValidateStatus(JsonObject obj, CustomResourceSubresourceScale? scale, FieldErrors errors)
    {
        if (scale is null)
            return;
        ValidateNumber(obj, scale.StatusReplicasPath, errors);
        if (scale.LabelSelectorPath is not { } path)
            return;
        _ = ScalePath.FindText(obj, path, out var error);
        if (error is not null)
            errors.Invalid(FieldPath.Root(path), "", error);
    }

    private static void ValidateNumber(JsonObject obj, string path, FieldErrors errors)
    {
        var number = ScalePath.FindNumber(obj, path, out var error) ?? 0;
        if (error is not null)
            errors.Invalid(FieldPath.Root(path), number, error);
        else if (number < 0)
            errors.Invalid(FieldPath.Root(path), number, "should be a non-negative integer");
        else if (number > int.MaxValue)
            errors.Invalid(FieldPath.Root(path), number, $"should be less than or equal to {int.MaxValue}");
    }
}
