namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with how a pod resolves names, and with the names it is to know by itself.</summary>
/// <remarks>Source: core/validation/validation.go, validateDNSPolicy, validatePodDNSConfig, ValidateHostAliases (v1.36).</remarks>
internal static class DnsConfigValidation
{
    private const int MaxNameservers = 3; // MaxDNSNameservers
    private const int MaxSearchPaths = 32; // MaxDNSSearchPaths
    private const int MaxSearchListLength = 2048; // MaxDNSSearchListChars

    public static void ValidatePolicy(string? policy, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(policy))
            errors.Required(path);
        else if (policy is not ("ClusterFirstWithHostNet" or "ClusterFirst" or "Default" or "None"))
            errors.NotSupported(path, policy, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    }

    public static void Validate(PodDNSConfig? config, string? policy, FieldPath path, FieldErrors errors)
    {
        if (policy == "None" && config is null)
            errors.Required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
        else if (policy == "None" && config!.Nameservers.Count == 0)
            errors.Required(path["nameservers"], "must provide at least one DNS nameserver when `dnsPolicy` is None");
        else if (config is not null)
            Validate(config, path, errors);
    }

    public static void ValidateAliases(ValueList<HostAlias> aliases, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < aliases.Count; i++)
        {
            IpAddressSyntax.Validate(aliases[i].Ip, path[i]["ip"], errors);
            for (var j = 0; j < aliases[i].Hostnames.Count; j++)
                errors.Invalid(path[i]["hostnames"][j], aliases[i].Hostnames[j], DnsName.CheckSubdomain(aliases[i].Hostnames[j]));
        }
    }

    private static void Validate(PodDNSConfig config, FieldPath path, FieldErrors errors)
    {
        if (config.Nameservers.Count > MaxNameservers)
            errors.Invalid(path["nameservers"], config.Nameservers, $"must not have more than {MaxNameservers} nameservers");
        for (var i = 0; i < config.Nameservers.Count; i++)
            IpAddressSyntax.Validate(config.Nameservers[i], path["nameservers"][i], errors);
        ValidateSearches(config.Searches, path["searches"], errors);
        for (var i = 0; i < config.Options.Count; i++)
            if (string.IsNullOrEmpty(config.Options[i].Name))
                errors.Required(path["options"][i], "must not be empty");
    }

    private static void ValidateSearches(ValueList<string> searches, FieldPath path, FieldErrors errors)
    {
        if (searches.Count > MaxSearchPaths)
            errors.Invalid(path, searches, $"must not have more than {MaxSearchPaths} search paths");
        if (GoText.Length(string.Join(' ', searches)) > MaxSearchListLength)
            errors.Invalid(path, searches, $"must not have more than {MaxSearchListLength} characters (including spaces) in the search list");
        for (var i = 0; i < searches.Count; i++)
        {
            var search = searches[i] is [.. var name, '.'] ? name : searches[i];
            if (searches[i] != ".")
                errors.Invalid(path[i], search, DnsName.CheckSubdomainWithUnderscore(search));
        }
    }
}
