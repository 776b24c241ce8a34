namespace ClusterSim.ApiServer.Requests;

/// <summary>What becomes of fields that a kind does not have, or that come twice.</summary>
internal enum FieldValidation
{
    /// <summary>They are dropped, with a warning: the default.</summary>
    Warn,

    /// <summary>The request is refused.</summary>
    Strict,

    /// <summary>They are dropped.</summary>
    Ignore,
}
