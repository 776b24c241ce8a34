using System.Text;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>A question to a webhook.</summary>
/// <param name="Url">Where it goes; that of a Service is <c>https://NAME.NAMESPACE.svc:PORT/PATH</c>.</param>
/// <param name="Review">The question: an <c>AdmissionReview</c> of <c>admission.k8s.io/v1</c>.</param>
/// <param name="Timeout">How long to wait for the answer.</param>
/// <remarks>Source: client-go rest/request.go, transformResponse; apimachinery api/errors/errors.go, NewGenericServerResponse (v1.36).</remarks>
public sealed record WebhookCall(Uri Url, JsonObject Review, TimeSpan Timeout)
{
    /// <summary>The Service behind the URL; null when the configuration names a URL.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary>Certificate of whoever may answer; null: one that everybody trusts.</summary>
    public Bytes? CaBundle { get; init; }

    /// <summary>The URL with the timeout, which webhooks are told as well.</summary>
    public string Target => $"{Url.OriginalString}{(Url.Query.Length == 0 ? "?" : "&")}timeout={(long)Timeout.TotalSeconds}s";

    /// <summary>What to throw when the question did not arrive, or nothing came back.</summary>
    /// <param name="why">As in <c>EOF</c>.</param>
    public WebhookException NotReached(string why) => new($"Post \"{Target}\": {why}");

    /// <summary>Reads the answer of an HTTP server.</summary>
    /// <param name="status">Its status code.</param>
    /// <param name="body">What it sent.</param>
    /// <exception cref="WebhookException">It is an error, or no JSON.</exception>
    public static JsonObject ReadAnswer(int status, ReadOnlySpan<byte> body)
    {
        if (status is < 200 or > 206)
            throw new WebhookException(TextOf(status, Encoding.UTF8.GetString(body)));
        try
        {
            return JsonText.Parse(body) as JsonObject ?? throw new WebhookException("couldn't get version/kind; json parse error: json: cannot unmarshal into Go value of type struct");
        }
        catch (DecodeException broken)
        {
            throw new WebhookException("couldn't get version/kind; json parse error: " + broken.Message, broken);
        }
    }

    private static string TextOf(int status, string body) => status switch
    {
        400 => "the server rejected our request for an unknown reason",
        401 => "the server has asked for the client to provide credentials",
        403 => body.Length > 0 ? body : "forbidden",
        404 => "the server could not find the requested resource",
        405 => "the server does not allow this method on the requested resource",
        503 => "the server is currently unable to handle the request",
        >= 500 => $"an error on the server ({GoText.Quote(body.Length == 0 ? "unknown" : body)}) has prevented the request from succeeding",
        _ => $"the server responded with the status code {status} but did not return more information",
    };
}
