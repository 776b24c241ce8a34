namespace ClusterSim.Nodes.Programs;

/// <summary>What a program that speaks gRPC says of its health.</summary>
/// <remarks>Source: grpc.health.v1, HealthCheckResponse.ServingStatus.</remarks>
public enum HealthStatus
{
    /// <summary><c>UNKNOWN</c>: it cannot tell.</summary>
    Unknown,

    /// <summary><c>SERVING</c>.</summary>
    Serving,

    /// <summary><c>NOT_SERVING</c>.</summary>
    NotServing,

    /// <summary>It has no service of that name: the call itself fails, with <c>NOT_FOUND</c>.</summary>
    ServiceUnknown,
}
