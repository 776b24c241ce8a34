using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Names in dynamic resource allocation: of pools, attributes and capacities.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validatePoolName, validateQualifiedName, validateFullyQualifiedName (v1.36).</remarks>
internal static partial class DeviceNameSyntax
{
    private const int MaxPoolLength = 253; // PoolNameMaxLength
    private const int MaxIdLength = 32; // DeviceMaxIDLength
    private const string IdFormat = "[A-Za-z_][A-Za-z0-9_]*";

    private static readonly string NotAnId = FormatText.Regex(
        "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'", IdFormat, "my_name", "MY_NAME", "MyName");

    public static void ValidatePool(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(path);
            return;
        }
        if (GoText.Length(name) > MaxPoolLength)
            errors.TooLong(path, MaxPoolLength);
        foreach (var part in name.Split('/'))
            errors.Invalid(path, part, DnsName.CheckSubdomain(part));
    }

    public static void ValidateQualified(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Split('/') is not [var domain, var id])
        {
            ValidateId(name, path, errors);
            return;
        }
        if (domain.Length == 0)
            errors.Invalid(path, "", "the domain must not be empty");
        else
            CsiVolumeValidation.ValidateDriver(domain, path, errors);
        if (id.Length == 0)
            errors.Invalid(path, "", "the name must not be empty");
        else
            ValidateId(id, path, errors);
    }

    public static void ValidateFullyQualified(string name, FieldPath path, FieldErrors errors)
    {
        ValidateQualified(name, path, errors);
        if (!name.Contains('/'))
            errors.Invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash");
    }

    private static void ValidateId(string id, FieldPath path, FieldErrors errors)
    {
        if (GoText.Length(id) > MaxIdLength)
            errors.TooLong(path, MaxIdLength);
        if (!Id().IsMatch(id))
            errors.Invalid(path, id, NotAnId);
    }

    [GeneratedRegex("^" + IdFormat + @"\z")]
    private static partial Regex Id();
}
