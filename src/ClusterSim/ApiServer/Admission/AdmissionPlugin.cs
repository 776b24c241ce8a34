namespace ClusterSim.ApiServer.Admission;

/// <summary>Makes plugins out of delegates.</summary>
public static class AdmissionPlugin
{
    /// <summary>A plugin that changes what is written.</summary>
    /// <param name="name">Name of the plugin.</param>
    /// <param name="mutate">Returns the object to go on with, or null when there is nothing to change.</param>
    public static IAdmissionPlugin Mutating(string name, Func<AdmissionRequest, ApiObject?> mutate) => new Delegates(name, mutate, null);

    /// <summary>A plugin that refuses what it does not like.</summary>
    /// <param name="name">Name of the plugin.</param>
    /// <param name="validate">Throws <see cref="ApiException"/> to refuse; <see cref="AdmissionRequest.Deny"/> makes one.</param>
    public static IAdmissionPlugin Validating(string name, Action<AdmissionRequest> validate) => new Delegates(name, null, validate);

    private sealed class Delegates(string name, Func<AdmissionRequest, ApiObject?>? mutate, Action<AdmissionRequest>? validate) : IAdmissionPlugin
    {
        public string Name => name;

        public ApiObject? Mutate(AdmissionRequest request) => mutate?.Invoke(request);

        public void Validate(AdmissionRequest request) => validate?.Invoke(request);
    }
}
