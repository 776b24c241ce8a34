namespace ClusterSim.ApiServer.Validation;

/// <summary>What the names of a kind may look like.</summary>
/// <remarks>Source: apimachinery api/validation/generic.go (v1.36).</remarks>
internal sealed class NameRule
{
    private readonly Func<string, IReadOnlyList<string>> _check;
    private readonly Func<string, IReadOnlyList<string>> _checkPrefix;

    private NameRule(Func<string, IReadOnlyList<string>> check, Func<string, IReadOnlyList<string>>? checkPrefix = null) =>
        (_check, _checkPrefix) = (check, checkPrefix ?? (prefix => check(MaskTrailingDash(prefix))));

    /// <summary>Up to 253 characters: labels joined by dots.</summary>
    public static NameRule DnsSubdomain { get; } = new(DnsName.CheckSubdomain);

    /// <summary>Up to 63 characters: lower-case letters, digits and dashes, ending in a letter or digit (RFC 1123).</summary>
    public static NameRule DnsLabel { get; } = new(DnsName.CheckLabel);

    /// <summary>As <see cref="DnsLabel"/>, but starting with a letter (RFC 1035).</summary>
    public static NameRule Dns1035Label { get; } = new(DnsName.CheckLabel1035);

    /// <summary>Anything that fits one segment of a URL path.</summary>
    public static NameRule PathSegment { get; } = new(Validation.PathSegment.CheckName, Validation.PathSegment.CheckPrefix);

    /// <summary>A rule of a kind's own, for whole names as for prefixes.</summary>
    public static NameRule Of(Func<string, IReadOnlyList<string>> check) => new(check, check);

    /// <summary>What is wrong with <paramref name="name"/>; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(string name) => _check(name);

    /// <summary>What is wrong with <paramref name="prefix"/>, to which the server will append; it may end in a dash.</summary>
    public IReadOnlyList<string> CheckPrefix(string prefix) => _checkPrefix(prefix);

    // What is in front of the dash goes with it, as in Kubernetes.
    private static string MaskTrailingDash(string prefix) => prefix.Length > 1 && prefix[^1] == '-' ? prefix[..^2] + "a" : prefix;
}
