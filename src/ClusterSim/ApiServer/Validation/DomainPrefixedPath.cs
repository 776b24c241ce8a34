using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Names like <c>acme.io/foo</c>: a domain, a slash, and what may stand in a URL's path.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsDomainPrefixedPath (v1.36).</remarks>
internal static partial class DomainPrefixedPath
{
    private const string PathFormat = @"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+";

    public static void Validate(string value, FieldPath path, FieldErrors errors)
    {
        if (value.Length == 0)
        {
            errors.Required(path);
            return;
        }
        if (value.Split('/', 2) is not [{ Length: > 0 } host, { Length: > 0 } rest])
        {
            errors.Invalid(path, value, "must be a domain-prefixed path (such as \"acme.io/foo\")");
            return;
        }
        errors.Invalid(path, host, DnsName.CheckSubdomain(host));
        if (!Path().IsMatch(rest))
            errors.Invalid(path, rest, FormatText.Regex("Invalid path", PathFormat));
    }

    [GeneratedRegex("^" + PathFormat + @"\z")]
    private static partial Regex Path();
}
