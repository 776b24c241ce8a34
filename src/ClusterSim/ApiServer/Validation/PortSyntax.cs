namespace ClusterSim.ApiServer.Validation;

/// <summary>Ports, given by number or by name. Each check returns what is wrong, and nothing when all is well.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsValidPortNum, IsValidPortName (v1.36).</remarks>
internal static class PortSyntax
{
    private const int MaxNameLength = 15;

    public static IReadOnlyList<string> CheckNumber(int port) => port is >= 1 and <= 65535 ? [] : [FormatText.Between(1, 65535)];

    /// <summary>A service name of RFC 6335: up to 15 lower-case letters, digits and single dashes, with at least one letter.</summary>
    public static IReadOnlyList<string> CheckName(string name)
    {
        List<string> wrong = [.. FormatText.TooLong(name, MaxNameLength)];
        if (name.Length == 0 || !name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            wrong.Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (!name.Any(character => character is >= 'a' and <= 'z'))
            wrong.Add("must contain at least one letter (a-z)");
        if (name.Contains("--", StringComparison.Ordinal))
            wrong.Add("must not contain consecutive hyphens");
        if (name is ['-', ..] or [.., '-'])
            wrong.Add("must not begin or end with a hyphen");
        return wrong;
    }

    public static void Validate(IntOrString port, FieldPath path, FieldErrors errors)
    {
        if (port.IsText)
            errors.Invalid(path, port.Text, CheckName(port.Text));
        else
            errors.Invalid(path, port.Number, CheckNumber(port.Number));
    }
}
