using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs;

/// <summary>The gRPC health service (<c>grpc.health.v1.Health</c>), which probes of the kind <c>grpc</c> ask: calls are HTTP messages like all others here.</summary>
/// <remarks>A program offers it where it answers requests: <c>request =&gt; GrpcHealth.IsCheck(request) ? GrpcHealth.Answer(HealthStatus.Serving) : …</c>.</remarks>
public static class GrpcHealth
{
    internal const string CheckPath = "/grpc.health.v1.Health/Check";
    internal const int Ok = 0;
    internal const int NotFound = 5;
    internal const int Unimplemented = 12;

    private const string ContentType = "application/grpc";
    private const int PrefixLength = 5; // Whether it is compressed, and how long it is.

    /// <summary>Whether a request asks for health.</summary>
    public static bool IsCheck(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path == CheckPath && IsGrpc(request.Headers);
    }

    /// <summary>The name of the service whose health is asked for; empty for the server as a whole.</summary>
    public static string ServiceOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bytes = request.Body.AsSpan();
        if (bytes.Length < PrefixLength + 2 || bytes[PrefixLength] != 0x0a)
            return "";
        return Encoding.UTF8.GetString(bytes[(bytes[PrefixLength + 1] < 0x80 ? PrefixLength + 2 : PrefixLength + 3)..]);
    }

    /// <summary>The answer to a request that asks for health.</summary>
    public static HttpResponse Answer(HealthStatus status) => status == HealthStatus.ServiceUnknown
        ? Refusal(NotFound, "unknown service")
        : new() { Headers = [new("content-type", ContentType), new("grpc-status", "0")], Body = Frame(status == HealthStatus.Unknown ? [] : [0x08, (byte)status]) };

    /// <summary>What a server answers that speaks gRPC but does not offer the health service.</summary>
    public static HttpResponse NotOffered() => Refusal(Unimplemented, "unknown service grpc.health.v1.Health");

    internal static HttpRequest Check(string service, string userAgent)
    {
        var name = Encoding.UTF8.GetBytes(service);
        return new()
        {
            Method = "POST",
            Headers = [new("content-type", ContentType), new("te", "trailers"), new("user-agent", userAgent)],
            Body = Frame(name.Length == 0 ? [] : name.Length < 0x80 ? [0x0a, (byte)name.Length, .. name] : [0x0a, (byte)(name.Length | 0x80), (byte)(name.Length >> 7), .. name]),
        };
    }

    /// <summary>What an answer says; null when it is none of a gRPC server.</summary>
    internal static Reply? Read(HttpResponse response)
    {
        if (!IsGrpc(response.Headers))
            return null;
        var code = int.TryParse(response.Headers.Find("grpc-status", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unimplemented;
        var bytes = response.Body.AsSpan();
        var status = bytes.Length >= PrefixLength + 2 && bytes[PrefixLength] == 0x08 ? (HealthStatus)bytes[PrefixLength + 1] : HealthStatus.Unknown;
        return new(code, status, response.Headers.Find("grpc-message", ""));
    }

    internal static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Serving => "SERVING",
        HealthStatus.NotServing => "NOT_SERVING",
        HealthStatus.ServiceUnknown => "SERVICE_UNKNOWN",
        _ => "UNKNOWN",
    };

    internal static string CodeName(int code) => code switch
    {
        NotFound => "NotFound",
        13 => "Internal",
        14 => "Unavailable",
        _ => "Unknown",
    };

    private static HttpResponse Refusal(int code, string message) => new()
    {
        Headers = [new("content-type", ContentType), new("grpc-message", message), new("grpc-status", code.ToString(CultureInfo.InvariantCulture))],
    };

    private static bool IsGrpc(ValueMap<string> headers) => headers.Find("content-type", "").StartsWith(ContentType, StringComparison.Ordinal);

    private static Bytes Frame(ReadOnlySpan<byte> message) => new([0, 0, 0, (byte)(message.Length >> 8), (byte)message.Length, .. message]);

    /// <summary>What came back from a call.</summary>
    internal readonly record struct Reply(int Code, HealthStatus Status, string Message);
}
