namespace ClusterSim.ApiServer.Admission;

/// <summary>Has a say in every write: may change what is written, and may refuse it.</summary>
/// <remarks>
/// <para>All plugins mutate, in order, before the object is validated; all plugins validate, in order, once it is in its final form.</para>
/// <para>Plugins see the cluster through the request alone, and must not depend on anything else, the clock included, except for options of their own: runs must be reproducible.</para>
/// <para>Source: apiserver admission/interfaces.go (v1.36).</para>
/// </remarks>
public interface IAdmissionPlugin
{
    /// <summary>Kubernetes' name for it, as in <c>LimitRanger</c>; unique within a server.</summary>
    string Name { get; }

    /// <summary>Whether requests of this sort concern the plugin at all; asked once and remembered. All do unless overridden.</summary>
    /// <param name="operation">What is done.</param>
    /// <param name="resource">To which kind.</param>
    /// <param name="subresource">As in <c>status</c>; empty for objects as a whole.</param>
    bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => true;

    /// <summary>Changes the object.</summary>
    /// <returns>The object to go on with; null when there is nothing to change.</returns>
    /// <exception cref="ApiException">The write is refused.</exception>
    ApiObject? Mutate(AdmissionRequest request) => null;

    /// <summary>Looks at the object in its final form.</summary>
    /// <exception cref="ApiException">The write is refused; <see cref="AdmissionRequest.Deny"/> makes one.</exception>
    void Validate(AdmissionRequest request)
    {
    }
}
