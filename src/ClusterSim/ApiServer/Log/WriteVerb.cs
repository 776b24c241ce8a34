namespace ClusterSim.ApiServer.Log;

/// <summary>What a write did to the store.</summary>
public enum WriteVerb : byte
{
    /// <summary>A new object.</summary>
    Create,

    /// <summary>A new state of an object, by whatever verb.</summary>
    Update,

    /// <summary>An object gone.</summary>
    Delete,
}
