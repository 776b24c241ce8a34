namespace ClusterSim.Controllers.Autoscaling;

/// <summary>Why a metric says nothing about how many Pods there should be, in Kubernetes' words.</summary>
internal sealed class MetricException(string message) : Exception(message);
