namespace ClusterSim.ApiServer.Apply;

/// <summary>What one manager owns.</summary>
/// <param name="Id">Who.</param>
/// <param name="ApiVersion">The version of the kind the fields are named in.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Time">When that last changed; null for whoever came to own them without changing anything.</param>
internal sealed record ManagedEntry(ManagerId Id, string ApiVersion, FieldSet Fields, Time? Time)
{
    /// <summary>Whether it is the same but for the time.</summary>
    public bool OwnsAs(ManagedEntry other) => Id == other.Id && ApiVersion == other.ApiVersion && Fields.Equals(other.Fields);
}
