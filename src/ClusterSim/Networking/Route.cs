using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Where a connection leads.</summary>
/// <param name="Kind">How it goes.</param>
/// <param name="Host">The machine it leads to; null when it leads nowhere.</param>
/// <param name="Listener">What answers; null unless connected.</param>
/// <param name="Port">The port on which the listener gets it.</param>
internal readonly record struct Route(RouteKind Kind, NetworkHost? Host = null, IPortListener? Listener = null, int Port = 0)
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
