using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the Windows part of a security context.</summary>
/// <remarks>Source: core/validation/validation.go, validateWindowsSecurityContextOptions (v1.36).</remarks>
internal static partial class WindowsOptionsValidation
{
    private const int MaxCredentialSpecKiB = 64; // maxGMSACredentialSpecLengthInKiB
    private const int MaxDomainLength = 256; // maxRunAsUserNameDomainLength
    private const int MaxUserLength = 104; // maxRunAsUserNameUserLength
    private const string DnsLabel = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

    public static void Validate(WindowsSecurityContextOptions? options, FieldPath path, FieldErrors errors)
    {
        if (options?.GmsaCredentialSpecName is { } specName)
            errors.Invalid(path["gmsaCredentialSpecName"], specName, DnsName.CheckSubdomain(specName));
        if (options?.GmsaCredentialSpec is { } spec)
            ValidateSpec(spec, path["gmsaCredentialSpec"], errors);
        if (options?.RunAsUserName is { } userName)
            errors.Invalid(path["runAsUserName"], userName, [.. CheckUserName(userName)]);
    }

    private static void ValidateSpec(string spec, FieldPath path, FieldErrors errors)
    {
        if (spec.Length == 0)
            errors.Invalid(path, spec, "gmsaCredentialSpec cannot be an empty string");
        else if (GoText.Length(spec) > MaxCredentialSpecKiB * 1024)
            errors.Invalid(path, spec, $"gmsaCredentialSpec size must be under {MaxCredentialSpecKiB} KiB");
    }

    private static IEnumerable<string> CheckUserName(string name)
    {
        if (name.Length == 0)
            return ["runAsUserName cannot be an empty string"];
        if (name.Any(char.IsControl))
            return ["runAsUserName cannot contain control characters"];
        return name.Split('\\') switch
        {
            [var user] => CheckUser(user),
            [var domain, var user] => [.. CheckDomain(domain), .. CheckUser(user)],
            _ => ["runAsUserName cannot contain more than one backslash"],
        };
    }

    private static IEnumerable<string> CheckDomain(string domain)
    {
        if (GoText.Length(domain) >= MaxDomainLength)
            yield return $"runAsUserName's Domain length must be under {MaxDomainLength} characters";
        if (!NetBiosDomain().IsMatch(domain) && !DnsDomain().IsMatch(domain))
            yield return "runAsUserName's Domain doesn't match the NetBios nor the DNS format";
    }

    private static IEnumerable<string> CheckUser(string user)
    {
        if (user.Length == 0)
            yield return "runAsUserName's User cannot be empty";
        else if (GoText.Length(user) > MaxUserLength)
            yield return $"runAsUserName's User length must not be longer than {MaxUserLength} characters";
        if (user.Length > 0 && user.All(character => character is '.' or ' '))
            yield return "runAsUserName's User cannot contain only periods or spaces";
        if (user.Any(character => "\"/\\:;|=,+*?<>@[]".Contains(character)))
            yield return "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]";
    }

    [GeneratedRegex("""^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}\z""")]
    private static partial Regex NetBiosDomain();

    [GeneratedRegex("^" + DnsLabel + @"(?:\." + DnsLabel + @")*\z")]
    private static partial Regex DnsDomain();
}
