using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Finds what is wrong with the names of a kind.</summary>
/// <remarks>Source: apiextensions/validation/validation.go, ValidateCustomResourceDefinitionNames (v1.36).</remarks>
internal static class DefinitionNamesValidation
{
    public static void Validate(CustomResourceDefinitionNames names, FieldPath path, FieldErrors errors)
    {
        Label(names.Plural, path["plural"], errors);
        Label(names.Singular, path["singular"], errors);
        MixedCase(names.Kind, path["kind"], errors);
        MixedCase(names.ListKind, path["listKind"], errors);
        for (var i = 0; i < names.ShortNames.Count; i++)
            Label(names.ShortNames[i], path["shortNames"][i], errors, mayBeEmpty: false);
        if (names.Kind.Length > 0 && names.Kind == names.ListKind)
            errors.Invalid(path["listKind"], names.ListKind, "kind and listKind may not be the same");
        for (var i = 0; i < names.Categories.Count; i++)
            Label(names.Categories[i], path["categories"][i], errors, mayBeEmpty: false);
    }

    /// <summary>An error with all that is wrong with a label of RFC 1035.</summary>
    public static void Label(string? name, FieldPath path, FieldErrors errors, bool mayBeEmpty = true)
    {
        if (mayBeEmpty && string.IsNullOrEmpty(name))
            return;
        if (DnsName.CheckLabel1035(name ?? "") is { Count: > 0 } details)
            errors.Invalid(path, name, string.Join(',', details));
    }

    private static void MixedCase(string? name, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(name) && DnsName.CheckLabel1035(name.ToLowerInvariant()) is { Count: > 0 } details)
            errors.Invalid(path, name, "may have mixed case, but should otherwise match: " + string.Join(',', details));
    }
}
