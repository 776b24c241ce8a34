using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a wish for devices, except for the expressions in selectors.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateDeviceClaim (v1.36).</remarks>
internal static class DeviceClaimValidation
{
    private const int Max = 32; // DeviceRequestsMaxSize, DeviceConstraintsMaxSize, DeviceConfigMaxSize, DeviceSelectorsMaxSize
    private const int MaxAlternatives = 8; // FirstAvailableDeviceRequestMaxSize
    private const int MaxTolerations = 16; // DeviceTolerationsMaxLength
    private const int MaxExpressionBytes = 10 * 1024; // CELSelectorExpressionMaxLength
    private const int MaxParametersBytes = 10 * 1024; // OpaqueParametersMaxLength
    private const string NotARequest = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

    private static readonly string[] Effects = ["NoExecute", "NoSchedule", "None"];

    public static void Validate(DeviceClaim claim, FieldPath path, FieldErrors errors)
    {
        var names = RequestNames(claim);
        DeviceLists.Validate(claim.Requests, Max, path["requests"], errors, (request, at) => ValidateRequest(request, at, errors), request => request.Name);
        DeviceLists.Validate(claim.Constraints, Max, path["constraints"], errors, (constraint, at) => ValidateConstraint(constraint, names, at, errors));
        DeviceLists.Validate(claim.Config, Max, path["config"], errors, (config, at) =>
        {
            ValidateReferences(config.Requests, names, at["requests"], errors);
            ValidateOpaque(config.Opaque, at["opaque"], errors);
        });
    }

    /// <summary>The names by which the requests of a claim can be referred to.</summary>
    public static IReadOnlySet<string> RequestNames(DeviceClaim claim) => claim.Requests
        .SelectMany(request => request.FirstAvailable.Select(alternative => request.Name + "/" + alternative.Name).Prepend(request.Name))
        .ToHashSet(StringComparer.Ordinal);

    public static void ValidateSelectors(ValueList<DeviceSelector> selectors, FieldPath path, FieldErrors errors) => DeviceLists.Validate(selectors, Max, path, errors, (selector, at) =>
    {
        if (selector.Cel is null)
            errors.Required(at["cel"]);
        else if (GoText.Length(selector.Cel.Expression) > MaxExpressionBytes)
            errors.TooLong(at["cel"]["expression"], MaxExpressionBytes);
    });

    public static void ValidateReferences(ValueList<string> references, IReadOnlySet<string> names, FieldPath path, FieldErrors errors) =>
        DeviceLists.Validate(references, Max, path, errors, (name, at) => ValidateReference(name, names, at, errors), name => name);

    public static void ValidateReference(string name, IReadOnlySet<string> names, FieldPath path, FieldErrors errors)
    {
        var parts = name.Split('/');
        if (parts.Length <= 2)
            foreach (var part in parts)
                errors.Invalid(path, part, DnsName.CheckLabel(part));
        if (parts.Length > 2 || !names.Contains(name))
            errors.Invalid(path, name, NotARequest);
    }

    public static void ValidateOpaque(OpaqueDeviceConfiguration? opaque, FieldPath path, FieldErrors errors)
    {
        if (opaque is null)
        {
            errors.Required(path);
            return;
        }
        CsiVolumeValidation.ValidateDriver(opaque.Driver, path["driver"], errors);
        ValidateJson(opaque.Parameters, MaxParametersBytes, path["parameters"], errors);
    }

    public static void ValidateJson(JsonValue? json, int maxBytes, FieldPath path, FieldErrors errors)
    {
        if (json is null or JsonNull)
            errors.Required(path);
        else if (GoText.Length(GoJson.Compact(json)) > maxBytes)
            errors.TooLong(path, maxBytes);
        else if (json is not JsonObject)
            errors.Invalid(path, "<value omitted>", "must be a valid JSON object");
    }

    public static void ValidateTolerations(ValueList<DeviceToleration> tolerations, FieldPath path, FieldErrors errors) =>
        DeviceLists.Validate(tolerations, MaxTolerations, path, errors, (toleration, at) => ValidateToleration(toleration, at, errors));

    private static void ValidateRequest(DeviceRequest request, FieldPath path, FieldErrors errors)
    {
        errors.Invalid(path["name"], request.Name, DnsName.CheckLabel(request.Name));
        switch (request)
        {
            case { Exactly: null, FirstAvailable.Count: 0 }:
                errors.Required(path, "exactly one of `exactly` or `firstAvailable` is required");
                break;
            case { Exactly: not null, FirstAvailable.Count: > 0 }:
                errors.Invalid(path, null, "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set");
                break;
            case { Exactly: { } exactly }:
                ValidateWish(exactly.DeviceClassName, exactly.Selectors, exactly.AllocationMode, exactly.Count, exactly.Tolerations, path["exactly"], errors);
                break;
            default:
                DeviceLists.Validate(request.FirstAvailable, MaxAlternatives, path["firstAvailable"], errors, (alternative, at) =>
                {
                    errors.Invalid(at["name"], alternative.Name, DnsName.CheckLabel(alternative.Name));
                    ValidateWish(alternative.DeviceClassName, alternative.Selectors, alternative.AllocationMode, alternative.Count, alternative.Tolerations, at, errors);
                }, alternative => alternative.Name);
                break;
        }
    }

    private static void ValidateWish(string className, ValueList<DeviceSelector> selectors, string? mode, long count, ValueList<DeviceToleration> tolerations, FieldPath path, FieldErrors errors)
    {
        if (className.Length == 0)
            errors.Required(path["deviceClassName"]);
        else
            errors.Invalid(path["deviceClassName"], className, DnsName.CheckSubdomain(className));
        ValidateSelectors(selectors, path["selectors"], errors);
        if (mode == "All" && count != 0)
            errors.Invalid(path["count"], count, "must not be specified when allocationMode is 'All'");
        else if (mode == "ExactCount" && count <= 0)
            errors.Invalid(path["count"], count, "must be greater than zero");
        else if (mode is not ("All" or "ExactCount"))
            errors.NotSupported(path["allocationMode"], mode ?? "", "All", "ExactCount");
        ValidateTolerations(tolerations, path["tolerations"], errors);
    }

    private static void ValidateConstraint(DeviceConstraint constraint, IReadOnlySet<string> names, FieldPath path, FieldErrors errors)
    {
        ValidateReferences(constraint.Requests, names, path["requests"], errors);
        if (constraint.MatchAttribute is { } match)
            DeviceNameSyntax.ValidateFullyQualified(match, path["matchAttribute"], errors);
        else if (constraint.DistinctAttribute is { } distinct)
            DeviceNameSyntax.ValidateFullyQualified(distinct, path["distinctAttribute"], errors);
        else
            errors.Required(path, "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set");
    }

    private static void ValidateToleration(DeviceToleration toleration, FieldPath path, FieldErrors errors)
    {
        var value = toleration.Value ?? "";
        if (toleration.Key is { Length: > 0 } key)
            errors.Invalid(path["key"], key, LabelSyntax.CheckKey(key));
        switch (toleration.Operator)
        {
            case "Exists":
                if (value.Length > 0)
                    errors.Invalid(path["value"], value, "must be empty for operator `Exists`");
                break;
            case "Equal":
                errors.Invalid(path["value"], value, LabelSyntax.CheckValue(value));
                break;
            case null or "":
                errors.Required(path["operator"]);
                break;
            default:
                errors.NotSupported(path["operator"], toleration.Operator, "Equal", "Exists");
                break;
        }
        if (toleration.Effect is { Length: > 0 } effect && !Effects.Contains(effect))
            errors.NotSupported(path["effect"], effect, Effects);
    }
}
