using System.Collections.Concurrent;
using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer.Access;

/// <summary>Finds out who makes a request from the token it shows.</summary>
/// <remarks>May be asked from any thread. Source: apiserver authentication/request/bearertoken/bearertoken.go; authentication/request/anonymous/anonymous.go (v1.36).</remarks>
public sealed class Authenticator
{
    private const string Bearer = "bearer";

    private static readonly Caller Anonymous = new(WellKnownUsers.Anonymous) { Groups = [WellKnownUsers.Unauthenticated] };

    private readonly ServiceAccountAuthentication _accounts;
    private readonly bool _allowsAnonymous;
    private readonly ConcurrentDictionary<string, Caller> _tokens = new(StringComparer.Ordinal); // Looked up only, never walked.

    internal Authenticator(ServiceAccountAuthentication accounts, bool allowsAnonymous) => (_accounts, _allowsAnonymous) = (accounts, allowsAnonymous);

    /// <summary>Makes <paramref name="token"/> one of <paramref name="caller"/>, as <c>--token-auth-file</c> does.</summary>
    public void Add(string token, Caller caller)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        _tokens[token] = caller;
    }

    /// <summary>Makes the token one of nobody; nothing happens when it is already.</summary>
    public void Remove(string token) => _tokens.TryRemove(token, out _);

    /// <summary>Who shows this <c>Authorization</c> header; null: nobody who is let in, which is to be answered with 401.</summary>
    /// <param name="authorization">The header, as in <c>Bearer eyJhbGciOi…</c>; null when there is none.</param>
    public Caller? Authenticate(string? authorization)
    {
        var parts = (authorization ?? "").Trim().Split(' ', 3);
        if (parts.Length < 2 || !parts[0].Equals(Bearer, StringComparison.OrdinalIgnoreCase))
            return _allowsAnonymous ? Anonymous : null; // As for any scheme but this one.
        return Find(parts[1], [])?.Caller;
    }

    /// <summary>Whose token it is; null: nobody's.</summary>
    /// <param name="token">The token.</param>
    /// <param name="audiences">For one of whom it must be meant; none for the API server.</param>
    internal TokenOwner? Find(string token, ValueList<string> audiences)
    {
        var asked = audiences.Count == 0 ? [TokenGenerator.Issuer] : audiences;
        if (!_tokens.TryGetValue(token, out var known))
            return _accounts.Find(token, asked);
        return asked.Contains(TokenGenerator.Issuer) ? new(known, [TokenGenerator.Issuer]) : null; // It says of itself nothing else.
    }
}
