using System.Net;
using System.Security.Cryptography;
using System.Text;
using ClusterSim.ApiServer;
using ClusterSim.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Access;

/// <summary>Lets in who shows the token and asks for this machine: a page in a browser must not reach a developer's cluster.</summary>
internal sealed class Gate(ServerOptions options, string token)
{
    private const string Scheme = "Bearer ";

    private static readonly Caller Admin = new("kubernetes-admin") { Groups = ["system:masters", "system:authenticated"] };

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <summary>Who asks; null: nobody who may.</summary>
    public Caller? Admit(HttpContext context) => IsOurs(context.Request.Host.Host) && (options.AllowsAnonymous || ShowsToken(context.Request)) ? Admin : null;

    public Task RefuseAsync(HttpContext context) => IsOurs(context.Request.Host.Host)
        ? Answers.WriteStatusAsync(context, 401, "Unauthorized", "Unauthorized")
        : Answers.WriteStatusAsync(context, 403, "Forbidden", $"this server does not answer for the host \"{context.Request.Host.Host}\", only for loopback");

    private bool IsOurs(string host) => host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private bool ShowsToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()), _token);
    }
}
