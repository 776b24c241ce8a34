namespace ClusterSim.Nodes.Programs;

/// <summary>What a gRPC server says about one of its services.</summary>
/// <remarks>Source: grpc.health.v1, HealthCheckResponse.ServingStatus.</remarks>
public enum GrpcHealth : byte
{
    /// <summary>It cannot say.</summary>
    Unknown,

    /// <summary>It is well.</summary>
    Serving,

    /// <summary>It is not.</summary>
    NotServing,

    /// <summary>There is no such service: a check fails with the status NOT_FOUND.</summary>
    ServiceUnknown,
}
