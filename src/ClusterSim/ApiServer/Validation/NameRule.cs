namespace ClusterSim.ApiServer.Validation;

/// <summary>What the names of a kind may look like.</summary>
internal enum NameRule
{
    /// <summary>Up to 253 characters: labels joined by dots.</summary>
    DnsSubdomain,

    /// <summary>Up to 63 characters: lower-case letters, digits and dashes, ending in a letter or digit (RFC 1123).</summary>
    DnsLabel,

    /// <summary>As <see cref="DnsLabel"/>, but starting with a letter (RFC 1035).</summary>
    Dns1035Label,

    /// <summary>Anything that fits one segment of a URL path.</summary>
    PathSegment,
}
