namespace ClusterSim.Client.Recording;

/// <summary>Which object Events are about.</summary>
internal readonly record struct EventSubject(string? Kind, string? ApiVersion, string? Namespace, string? Name, string? Uid)
{
    public static EventSubject Of(ObjectReference regarding) => new(regarding.Kind, regarding.ApiVersion, regarding.Namespace, regarding.Name, regarding.Uid);
}
