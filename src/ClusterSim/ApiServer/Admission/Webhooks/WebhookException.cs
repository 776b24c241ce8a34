namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>A webhook gave no answer.</summary>
/// <param name="message">Why, as clients of the cluster are told.</param>
/// <param name="inner">What led to it.</param>
public sealed class WebhookException(string message, Exception? inner = null) : Exception(message, inner);
