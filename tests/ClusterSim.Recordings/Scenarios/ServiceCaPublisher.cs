using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Puts into every namespace the ConfigMap that the recorded cluster, a fork, has there: it is left out of the recordings, but quotas count it.</summary>
internal sealed class ServiceCaPublisher(ComponentContext context) : Reconciler<Namespace>
{
    public const string Name = "openshift-service-ca.crt";

    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<Namespace>(request.Key) is not { Status.Phase: "Active" } ns || context.Client.Find<ConfigMap>(ns.Metadata.Name!, Name) is not null)
            return Result.Done;
        try
        {
            context.Client.Create(new ConfigMap { Metadata = new() { Name = Name, Namespace = ns.Metadata.Name } });
        }
        catch (ApiException e) when (e.Reason == "AlreadyExists" || e.HasCause("NamespaceTerminating"))
        {
            // It is there, or will not be needed any more.
        }
        return Result.Done;
    }
}
