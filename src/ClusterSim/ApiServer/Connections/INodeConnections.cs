using ClusterSim.ApiServer.Requests;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Connections;

/// <summary>What an API server asks kubelets, and the network, for. What they refuse is an <see cref="ApiException"/>.</summary>
internal interface INodeConnections
{
    /// <summary>Opens the log of a container.</summary>
    IByteSource OpenLog(Pod pod, PodLogOptions options);

    /// <summary>Prepares a command in a container.</summary>
    StreamSession Exec(Pod pod, StreamOptions options);

    /// <summary>Prepares to attach to a container's main program.</summary>
    StreamSession Attach(Pod pod, StreamOptions options);

    /// <summary>Connections to ports of a Pod.</summary>
    PortForwardSession PortForward(Pod pod, ValueList<int> ports);

    /// <summary>Sends a request to an address, as a client on the control plane would.</summary>
    /// <param name="address">An IP address.</param>
    /// <param name="port">The port there.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="request">Method, headers and body.</param>
    Task<ApiResponse> ForwardAsync(string address, int port, string path, ApiRequest request);

    /// <summary>An address and port behind a port of a Service; null when there is none that is ready.</summary>
    (string Address, int Port)? FindEndpoint(Service service, ServicePort port);

    /// <summary>The answer of a kubelet's own server.</summary>
    ApiResponse AskKubelet(string node, string path, ApiRequest request);
}
