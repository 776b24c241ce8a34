using ClusterSim.Api.Networking;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the paths of a rule of an Ingress.</summary>
/// <remarks>Source: networking/validation/validation.go, validateHTTPIngressPath (v1.36).</remarks>
internal static class IngressPathValidation
{
    private static readonly string[] BadSequences = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] BadEnds = ["/..", "/."];

    public static void Validate(HTTPIngressRuleValue? http, FieldPath path, FieldErrors errors)
    {
        if (http is null)
            return;
        if (http.Paths.Count == 0)
            errors.Required(path["paths"]);
        for (var i = 0; i < http.Paths.Count; i++)
            Validate(http.Paths[i], path["paths"][i], errors);
    }

    private static void Validate(HTTPIngressPath item, FieldPath at, FieldErrors errors)
    {
        var (path, pathField) = (item.Path ?? "", at["path"]);
        switch (item.PathType)
        {
            case "":
                errors.Required(at["pathType"], "pathType must be specified");
                return;
            case "Exact" or "Prefix":
                if (!path.StartsWith('/'))
                    errors.Invalid(pathField, path, "must be an absolute path");
                foreach (var sequence in BadSequences.Where(sequence => path.Contains(sequence, StringComparison.Ordinal)))
                    errors.Invalid(pathField, path, $"must not contain '{sequence}'");
                foreach (var end in BadEnds.Where(end => path.EndsWith(end, StringComparison.Ordinal)))
                    errors.Invalid(pathField, path, $"cannot end with '{end}'");
                break;
            case "ImplementationSpecific":
                if (path.Length > 0 && !path.StartsWith('/'))
                    errors.Invalid(pathField, path, "must be an absolute path");
                break;
            default:
                errors.NotSupported(at["pathType"], item.PathType, "Exact", "ImplementationSpecific", "Prefix");
                break;
        }
        IngressBackendValidation.Validate(item.Backend, at["backend"], errors);
    }
}
