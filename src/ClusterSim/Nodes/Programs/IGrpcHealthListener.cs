namespace ClusterSim.Nodes.Programs;

/// <summary>What answers gRPC's health checks on a port, as probes of kind <c>grpc</c> send them. They reach it as they are meant, not as bytes.</summary>
internal interface IGrpcHealthListener : IPortListener
{
    /// <summary>How a service is; null when gRPC is not spoken there.</summary>
    /// <param name="service">Its name; empty for the server as a whole.</param>
    GrpcHealth? Check(string service);
}
