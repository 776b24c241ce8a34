using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Controllers.ServiceAccounts;

/// <summary>Creates what a Namespace should have.</summary>
internal static class Missing
{
    public static void Create<T>(IClusterClient client, T obj) where T : ApiObject
    {
        try
        {
            client.Create(obj);
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists" || e.HasCause("NamespaceTerminating"))
        {
            // It is there, or will not be needed any more.
        }
    }
}
