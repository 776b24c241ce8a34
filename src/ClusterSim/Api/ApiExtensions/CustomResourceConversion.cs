namespace ClusterSim.Api.ApiExtensions;

/// <summary>How objects get from one version into another.</summary>
public sealed record CustomResourceConversion : ApiRecord
{
    /// <summary><c>None</c>: only <c>apiVersion</c> changes; <c>Webhook</c>: a web service is asked.</summary>
    [Required]
    public string Strategy { get; init; } = "";

    /// <summary>The web service, for the strategy <c>Webhook</c>.</summary>
    public WebhookConversion? Webhook { get; init; }
}
