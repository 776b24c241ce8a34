namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>What answers at the addresses that webhook configurations name.</summary>
/// <remarks>
/// Code of one's own comes first, by address; then <see cref="Transports"/> are asked in turn. A cluster has one that reaches programs behind its Services.
/// Differs from Kubernetes: connections are not encrypted, and <c>caBundle</c> matters to transports of one's own only.
/// </remarks>
public sealed class WebhookHandlers
{
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> _handlers = new(StringComparer.Ordinal); // Looked up only.

    /// <summary>What reaches the addresses that no code answers at.</summary>
    public IList<IWebhookTransport> Transports { get; } = [];

    /// <summary>Answers at an address with code.</summary>
    /// <param name="url">As in <c>https://checks.example.com/pods</c>; that of a Service is <c>https://NAME.NAMESPACE.svc/PATH</c>.</param>
    /// <param name="answer">Decides about a write. It must depend on the question alone, since runs are to be reproducible.</param>
    public void Handle(string url, Func<WebhookRequest, WebhookAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        HandleReview(url, review =>
        {
            var request = new WebhookRequest(review["request"] as JsonObject ?? JsonObject.Empty);
            return review.Remove("request").Set("response", answer(request).ToJson(request));
        });
    }

    /// <summary>Answers at an address with code that sees <c>AdmissionReview</c>s as they travel.</summary>
    /// <param name="url">As in <see cref="Handle"/>.</param>
    /// <param name="answer">Makes a review with a <c>response</c> of one with a <c>request</c>.</param>
    public void HandleReview(string url, Func<JsonObject, JsonObject> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _handlers[KeyOf(new(url))] = answer;
    }

    /// <summary>Answers at an address no longer.</summary>
    public void Remove(string url) => _handlers.Remove(KeyOf(new(url)));

    internal JsonObject Send(WebhookCall call)
    {
        if (_handlers.TryGetValue(KeyOf(call.Url), out var handler))
            return handler(call.Review);
        foreach (var transport in Transports)
            if (transport.Send(call) is { } answer)
                return answer;
        throw call.NotReached($"dial tcp: lookup {call.Url.Host}: no such host");
    }

    private static string KeyOf(Uri url) => $"{url.Host}:{url.Port}{url.AbsolutePath}";
}
