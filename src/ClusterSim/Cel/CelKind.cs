namespace ClusterSim.Cel;

/// <summary>What sort of type a <see cref="CelType"/> is.</summary>
internal enum CelKind
{
    /// <summary>What was wrong already; fits everything, so that one mistake is told once.</summary>
    Error,

    /// <summary>Known only when evaluated.</summary>
    Dyn,

    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,

    /// <summary>Named fields.</summary>
    Object,

    /// <summary>A type as a value.</summary>
    Type,

    /// <summary>A variable of type inference.</summary>
    Parameter,

    /// <summary>What only functions know, such as an address or an optional.</summary>
    Opaque,
}
