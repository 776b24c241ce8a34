using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with which role a binding gives to whom.</summary>
/// <remarks>Source: rbac/validation/validation.go, ValidateRoleBinding, ValidateClusterRoleBinding (v1.36).</remarks>
internal static class BindingValidation
{
    public static void Validate(RoleRef role, ValueList<Subject> subjects, bool isNamespaced, FieldErrors errors)
    {
        var path = FieldPath.Root("roleRef");
        if (role.ApiGroup != BindingDefaults.Group)
            errors.NotSupported(path["apiGroup"], role.ApiGroup ?? "", BindingDefaults.Group);
        string[] kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
        if (!kinds.Contains(role.Kind))
            errors.NotSupported(path["kind"], role.Kind, kinds);
        NamedReferenceValidation.ValidateSegment(role.Name, path["name"], errors);
        for (var i = 0; i < subjects.Count; i++)
            Validate(subjects[i], isNamespaced, FieldPath.Root("subjects")[i], errors);
    }

    private static void Validate(Subject subject, bool isNamespaced, FieldPath path, FieldErrors errors)
    {
        if (subject.Name.Length == 0)
            errors.Required(path["name"]);
        switch (subject.Kind)
        {
            case "ServiceAccount":
                if (subject.Name.Length > 0)
                    errors.Invalid(path["name"], subject.Name, DnsName.CheckSubdomain(subject.Name));
                if (!string.IsNullOrEmpty(subject.ApiGroup))
                    errors.NotSupported(path["apiGroup"], subject.ApiGroup, "");
                if (!isNamespaced && string.IsNullOrEmpty(subject.Namespace))
                    errors.Required(path["namespace"]);
                break;
            case "User" or "Group":
                if (subject.ApiGroup != BindingDefaults.Group)
                    errors.NotSupported(path["apiGroup"], subject.ApiGroup ?? "", BindingDefaults.Group);
                break;
            default:
                errors.NotSupported(path["kind"], subject.Kind, "ServiceAccount", "User", "Group");
                break;
        }
    }
}
