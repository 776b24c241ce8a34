namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>One change of a MutatingAdmissionPolicy.</summary>
public sealed record Mutation : ApiRecord
{
    /// <summary>Form of the change: <c>ApplyConfiguration</c> or <c>JSONPatch</c>.</summary>
    [Required]
    public string PatchType { get; init; } = "";

    /// <summary>Fields to set, merged as server-side apply does; with that patch type.</summary>
    public ApplyConfiguration? ApplyConfiguration { get; init; }

    /// <summary>Operations of a JSON patch; with that patch type.</summary>
    public JSONPatch? JsonPatch { get; init; }
}
