using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Names of signers: a domain, a slash and a name of labels and dots.</summary>
/// <remarks>Source: core/validation/names.go, ValidateSignerName (v1.36).</remarks>
internal static class SignerNameSyntax
{
    private const int MaxPathLength = DnsName.MaxSubdomainLength + DnsName.MaxLabelLength + 1;

    public static void Validate(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(path);
            return;
        }
        if (name.Split('/') is not [var domain, var signer])
        {
            errors.Invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
            return;
        }
        if (GoText.Length(domain) > DnsName.MaxSubdomainLength)
            errors.TooLong(path, DnsName.MaxSubdomainLength);
        var labels = domain.Split('.');
        foreach (var label in labels)
            errors.Invalid(path, domain, [.. DnsName.CheckLabel(label).Select(wrong => $"validating label {GoText.Quote(label)}: {wrong}")]);
        if (labels.Length < 2)
            errors.Invalid(path, domain, "should be a domain with at least two segments separated by dots");
        foreach (var label in signer.Split('.'))
            errors.Invalid(path, signer, [.. DnsName.CheckSubdomain(label).Select(wrong => $"validating label {GoText.Quote(label)}: {wrong}")]);
        if (GoText.Length(name) > DnsName.MaxSubdomainLength + MaxPathLength + 1)
            errors.TooLong(path, DnsName.MaxSubdomainLength + MaxPathLength + 1);
    }
}
