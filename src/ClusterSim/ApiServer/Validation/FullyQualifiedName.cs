namespace ClusterSim.ApiServer.Validation;

/// <summary>Names of hosts with at least a domain, as in <c>a.example.com</c>.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsFullyQualifiedDomainName (v1.36).</remarks>
internal static class FullyQualifiedName
{
    public static void Validate(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(path);
            return;
        }
        var wanted = name.EndsWith('.') ? name[..^1] : name;
        if (DnsName.CheckSubdomain(wanted) is { Count: > 0 } wrong)
            errors.Invalid(path, wanted, string.Join(',', wrong));
        else if (!wanted.Contains('.'))
            errors.Invalid(path, wanted, "should be a domain with at least two segments separated by dots");
        else
            foreach (var label in wanted.Split('.').Where(label => label.Length > DnsName.MaxLabelLength))
                errors.Invalid(path, label, FormatText.TooLong(label, DnsName.MaxLabelLength).ToList());
    }
}
