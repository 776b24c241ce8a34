namespace ClusterSim.ApiServer.Access;

/// <summary>Who may do what over HTTP.</summary>
public enum AuthorizationMode
{
    /// <summary>Whoever is let in may do everything, as <c>--authorization-mode=AlwaysAllow</c> has it.</summary>
    AlwaysAllow,

    /// <summary>
    /// What roles allow that are bound to the caller, as <c>--authorization-mode=RBAC</c> has it. The cluster then starts with the roles of a real one, and requests
    /// without a token are made by <c>system:anonymous</c>. Calls from C# are not looked at.
    /// </summary>
    Rbac,
}
