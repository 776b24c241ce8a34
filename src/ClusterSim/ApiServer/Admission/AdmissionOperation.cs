namespace ClusterSim.ApiServer.Admission;

/// <summary>What a request is about to do.</summary>
public enum AdmissionOperation : byte
{
    /// <summary>Store a new object.</summary>
    Create,

    /// <summary>Change an object, by PUT or PATCH.</summary>
    Update,

    /// <summary>Delete an object, or mark it.</summary>
    Delete,
}
