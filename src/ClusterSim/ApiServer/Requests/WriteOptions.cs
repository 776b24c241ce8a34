using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>What the query says about a write.</summary>
/// <param name="DryRun">Nothing is to be written.</param>
/// <param name="FieldManager">Who will own the fields; null when it is not said.</param>
/// <param name="FieldValidation">What becomes of unknown fields.</param>
internal sealed record WriteOptions(bool DryRun, string? FieldManager, FieldValidation FieldValidation)
{
    /// <param name="query">The request's parameters.</param>
    /// <param name="kind">What errors call the options, as in <c>CreateOptions</c>.</param>
    /// <param name="isApply">Whether it is a server-side apply, which must say who applies.</param>
    /// <exception cref="ApiException">422: one of them has an unknown value.</exception>
    public static WriteOptions Read(QueryString query, string kind, bool isApply = false)
    {
        var manager = query.Find("fieldManager");
        var validation = query.Find("fieldValidation");
        var dryRun = query.FindAll("dryRun");

        var errors = new FieldErrors();
        if (isApply && string.IsNullOrEmpty(manager))
            errors.Required(FieldPath.Root("fieldManager"), "is required for apply patch");
        if (kind == "PatchOptions" && !isApply && query.Find("force") is not null)
            errors.Forbidden(FieldPath.Root("force"), "may not be specified for non-apply patch");
        ManagedFieldsValidation.ValidateManager(manager ?? "", FieldPath.Root("fieldManager"), errors);
        RequestOptions.ValidateDryRun(dryRun, errors);
        RequestOptions.ValidateFieldValidation(validation, errors);
        if (errors.Any)
            throw RequestOptions.Invalid(kind, errors);
        return new(dryRun.Count > 0, manager, validation switch { "Strict" => FieldValidation.Strict, "Ignore" => FieldValidation.Ignore, _ => FieldValidation.Warn });
    }
}
