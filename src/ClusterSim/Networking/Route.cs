using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Where a connection leads.</summary>
/// <param name="Kind">How it goes.</param>
/// <param name="Host">The machine it leads to; null when that is none of the cluster's.</param>
/// <param name="Listener">What answers; null unless connected.</param>
/// <param name="Target">The address and port at which the listener gets it.</param>
/// <param name="Source">The sender's address as the listener sees it.</param>
internal readonly record struct Route(RouteKind Kind, NetworkHost? Host = null, IPortListener? Listener = null, NetworkAddress Target = default, string Source = "")
{
    public static Route Refused => new(RouteKind.Refused);

    /// <summary>Nobody answers, not even with a refusal.</summary>
    public static Route Lost => new(RouteKind.Lost);
}

/// <summary>How a connection goes.</summary>
internal enum RouteKind : byte
{
    /// <summary>Something listens.</summary>
    Connected,

    /// <summary>A machine answers that nothing listens there.</summary>
    Refused,

    /// <summary>There is no answer.</summary>
    Lost,
}
