namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Finds the objects that serve as a policy's parameters, by name or by labels.</summary>
[Atomic]
public sealed record ParamRef : ApiRecord
{
    /// <summary>Name of one object; excludes <c>selector</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Namespace to look in; that of the object being written when unset. Must be unset for cluster-scoped parameters.</summary>
    public string? Namespace { get; init; }

    /// <summary>Labels of the objects; the policy must hold for each. Excludes <c>name</c>.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>When nothing is found: <c>Allow</c> skips the binding, <c>Deny</c> follows the policy's <c>failurePolicy</c>.</summary>
    [KeepEmpty]
    public string? ParameterNotFoundAction { get; init; }
}
