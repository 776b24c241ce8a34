namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with references to owners.</summary>
/// <remarks>Source: apimachinery api/validation/objectmeta.go, ValidateOwnerReferences (v1.36).</remarks>
internal static class OwnerReferenceValidation
{
    public static void Validate(ValueList<OwnerReference> owners, FieldPath path, FieldErrors errors)
    {
        OwnerReference? controller = null;
        foreach (var owner in owners)
        {
            Validate(owner, path, errors);
            if (owner.Controller != true)
                continue;
            if (controller is null)
                controller = owner;
            else
                errors.Invalid(path, owners, $"Only one reference can have Controller set to true. Found \"true\" in references for {controller.Kind}/{controller.Name} and {owner.Kind}/{owner.Name}");
        }
    }

    private static void Validate(OwnerReference owner, FieldPath path, FieldErrors errors)
    {
        var slash = owner.ApiVersion.IndexOf('/');
        var parses = slash == owner.ApiVersion.LastIndexOf('/');
        var group = parses ? owner.ApiVersion.AsSpan(0, Math.Max(slash, 0)) : [];
        var version = parses ? owner.ApiVersion.AsSpan(slash + 1) : [];
        if (version.IsEmpty)
            errors.Invalid(path["apiVersion"], owner.ApiVersion, "version must not be empty");
        if (owner.Kind.Length == 0)
            errors.Invalid(path["kind"], owner.Kind, "must not be empty");
        if (owner.Name.Length == 0)
            errors.Invalid(path["name"], owner.Name, "must not be empty");
        if (owner.Uid.Length == 0)
            errors.Invalid(path["uid"], owner.Uid, "must not be empty");
        if (group.IsEmpty && version is "v1" && owner.Kind == "Event") // Events come and go too fast to own anything.
            errors.Invalid(path, owner, $"{group}/{version}, Kind={owner.Kind} is disallowed from being an owner");
    }
}
