namespace ClusterSim.ApiServer.Access;

/// <summary>Names that Kubernetes gives to users and groups.</summary>
/// <remarks>Source: apiserver authentication/user/user.go (v1.36).</remarks>
internal static class WellKnownUsers
{
    public const string Anonymous = "system:anonymous";
    public const string Authenticated = "system:authenticated";
    public const string Unauthenticated = "system:unauthenticated";
}
