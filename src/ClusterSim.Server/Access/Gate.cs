using System.Net;
using ClusterSim.Api;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Access;
using ClusterSim.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Access;

/// <summary>Lets in who shows a token and asks for this machine: a page in a browser must not reach a developer's cluster.</summary>
internal sealed class Gate
{
    private readonly ServerOptions _options;
    private readonly Caller _admin;
    private readonly Authenticator _authenticator;

    /// <param name="options">Which hosts are meant, and whether a token is needed.</param>
    /// <param name="authenticator">Who knows tokens.</param>
    /// <param name="token">The administrator's.</param>
    /// <param name="isApiAlone">Whether there is nothing but an API server.</param>
    public Gate(ServerOptions options, Authenticator authenticator, string token, bool isApiAlone)
    {
        (_options, _authenticator) = (options, authenticator);
        ValueList<string> groups = ["system:masters", "system:authenticated"];
        _admin = isApiAlone ? new("admin") { Uid = "admin", Groups = groups } : new("kubernetes-admin") { Groups = groups }; // As envtest and kubeadm have it.
        authenticator.Add(token, _admin);
    }

    /// <summary>Who asks; null: nobody who may.</summary>
    public Caller? Admit(HttpContext context) => IsOurs(context.Request.Host.Host) ? CallerOf(context.Request.Headers.Authorization.ToString()) : null;

    /// <summary>Whether the caller may do what is no matter of the API, such as stopping the clock.</summary>
    public static bool IsAdministrator(Caller caller) => caller.Groups.Contains("system:masters");

    public Task RefuseAsync(HttpContext context) => IsOurs(context.Request.Host.Host)
        ? Answers.WriteStatusAsync(context, 401, "Unauthorized", "Unauthorized")
        : Answers.WriteStatusAsync(context, 403, "Forbidden", $"this server does not answer for the host \"{context.Request.Host.Host}\", only for loopback");

    private Caller? CallerOf(string authorization) => _options.AllowsAnonymous && authorization.Length == 0 ? _admin : _authenticator.Authenticate(authorization);

    private bool IsOurs(string host) => host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || _options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
