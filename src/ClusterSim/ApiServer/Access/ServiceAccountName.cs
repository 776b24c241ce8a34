namespace ClusterSim.ApiServer.Access;

/// <summary>The names and groups by which service accounts go as users.</summary>
/// <remarks>Source: apiserver authentication/serviceaccount/util.go (v1.36).</remarks>
internal static class ServiceAccountName
{
    private const string Prefix = "system:serviceaccount:";

    public static string Of(string ns, string name) => Prefix + ns + ":" + name;

    public static ValueList<string> GroupsOf(string ns) => ["system:serviceaccounts", "system:serviceaccounts:" + ns];

    /// <summary>The service account that a user is; null when it is none.</summary>
    public static ObjectKey? Parse(string user) =>
        user.StartsWith(Prefix, StringComparison.Ordinal) && user[Prefix.Length..].Split(':') is [{ Length: > 0 } ns, { Length: > 0 } name] ? new(ns, name) : null;
}
