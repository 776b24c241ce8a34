namespace ClusterSim.Api.ApiExtensions;

/// <summary>The web service that converts objects.</summary>
public sealed record WebhookConversion : ApiRecord
{
    /// <summary>How it is reached.</summary>
    public WebhookClientConfig? ClientConfig { get; init; }

    /// <summary>Versions of <c>ConversionReview</c> that it understands, the preferred one first.</summary>
    [Required]
    [Atomic]
    [NullWhenEmpty]
    public ValueList<string> ConversionReviewVersions { get; init; } = [];
}
