using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer;

/// <content>What would be stored.</content>
public sealed partial class ApiServer
{
    /// <summary>The object as it would be stored if it were created: with defaults, admitted, validated. Nothing is written, and no random number is used up.</summary>
    /// <exception cref="ApiException">It would be refused.</exception>
    internal T Rehearse<T>(Caller caller, T obj) where T : ApiObject => _loop.Invoke(
        () => _loop.WithoutDrawing(() => (T)_registry.Create(EndpointOf(obj), obj, new WriteContext(caller, collectsWarnings: false) { DryRun = true })));
}
