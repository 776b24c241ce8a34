using System.Globalization;

namespace ClusterSim.ApiServer.Connections;

/// <summary>What a path below <c>proxy</c> names: <c>NAME</c>, <c>NAME:PORT</c>, <c>SCHEME:NAME:PORT</c>.</summary>
/// <remarks>Source: apimachinery util/net/port_split.go, SplitSchemeNamePort (v1.36).</remarks>
internal sealed record ProxyTarget(string Scheme, string Name, string Port)
{
    /// <summary>Takes a name apart; null when it is none.</summary>
    public static ProxyTarget? Parse(string id)
    {
        var target = id.Split(':') switch
        {
            [var name] => new ProxyTarget("", name, ""),
            [var name, var port] => new("", name, port),
            [var scheme, var name, var port] => new(scheme, name, port),
            _ => null,
        };
        return target is { Name.Length: > 0, Scheme: "" or "http" or "https" } ? target : null;
    }

    public int? Number => int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535 ? number : null;
}
