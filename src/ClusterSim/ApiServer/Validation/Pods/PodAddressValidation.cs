namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the addresses a pod and its host have: at most one of each family.</summary>
/// <remarks>Source: core/validation/validation.go, validatePodIPs, validateHostIPs (v1.36).</remarks>
internal static class PodAddressValidation
{
    private const string OneOfEach = "may specify no more than one IP for each IP family";

    public static void Validate(PodStatus status, PodStatus old, FieldPath path, FieldErrors errors)
    {
        if (status.PodIPs == old.PodIPs && status.HostIPs == old.HostIPs && status.HostIP == old.HostIP)
            return; // What is stored is valid.
        ValidateList([.. status.PodIPs.Select(address => address.Ip)], status.PodIPs, path["podIPs"], errors);
        if (status.HostIPs.Count == 0)
            return;
        if ((status.HostIP ?? "") != status.HostIPs[0].Ip)
            errors.Invalid(path["hostIPs"][0]["ip"], status.HostIPs[0].Ip, "must be equal to `hostIP`");
        ValidateList([.. status.HostIPs.Select(address => address.Ip)], status.HostIPs, path["hostIPs"], errors);
    }

    private static void ValidateList(string[] addresses, object list, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < addresses.Length; i++)
            IpAddressSyntax.Validate(addresses[i], path[i], errors);
        if (addresses.Length > 1 && (addresses.Length > 2 || !IpAddressSyntax.IsDualStack(addresses)))
            errors.Invalid(path, list, OneOfEach);
    }
}
