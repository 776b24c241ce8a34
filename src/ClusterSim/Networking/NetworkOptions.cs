namespace ClusterSim.Networking;

/// <summary>How the network between Pods behaves.</summary>
public sealed record NetworkOptions
{
    /// <summary>How long a message takes from one program to another; zero unless set, so that most requests are answered at once.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long a client waits for an answer before it gives up; 100 seconds unless set, as <see cref="HttpClient"/> does.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The domain of the cluster's names; kubelet's <c>clusterDomain</c>.</summary>
    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>The address of the cluster's DNS, as Pods have it in their <c>resolv.conf</c>; kubelet's <c>clusterDNS</c>.</summary>
    public string DnsAddress { get; init; } = "10.96.0.10";

    /// <summary>The address of the DNS outside the cluster, as nodes have it in their <c>resolv.conf</c>; it knows the hosts of Ingresses.</summary>
    public string OutsideDnsAddress { get; init; } = "172.18.0.1";

    /// <summary>The address of the simulated Ingress controller, on ports 80 and 443; one of those that documentation uses unless set.</summary>
    public string IngressAddress { get; init; } = "192.0.2.1";

    /// <summary>
    /// Whether there is a world outside the cluster; false unless set. With it every public-looking name resolves to <see cref="InternetAddress"/>, where HTTP and HTTPS requests are answered
    /// with a page that says it is simulated. Without it such names are not known.
    /// </summary>
    public bool Internet { get; init; }

    /// <summary>The address of all the world outside, on ports 80 and 443; one of those that documentation uses unless set.</summary>
    public string InternetAddress { get; init; } = "198.51.100.1";

    /// <summary>How long the cloud takes to set up a load balancer.</summary>
    public TimeSpan LoadBalancerDelay { get; init; } = TimeSpan.FromSeconds(30);
}
