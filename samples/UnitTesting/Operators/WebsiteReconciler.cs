using ClusterSim.Api.Apps;
using ClusterSim.Reconcilers;

namespace UnitTesting.Operators;

/// <summary>Gives every Website a Deployment of web servers, a Service in front of them, and a domain name.</summary>
public sealed class WebsiteReconciler(IClusterClient client, IDomainRegistry registry) : Reconciler<Website>
{
    /// <summary>The component to put into a cluster.</summary>
    public static ReconcilerComponent<Website> Component(IDomainRegistry registry) =>
        new("website-controller", context => new WebsiteReconciler(context.Client, registry));

    protected override void Watch(ReconcilerWatches<Website> watches) => watches.Owns<Deployment>().Owns<Service>();

    protected override Result Reconcile(Request request)
    {
        if (client.Find<Website>(request.Key) is not { } website || website.IsBeingDeleted)
            return Result.Done; // Gone: the garbage collector removes what it owned.

        var deployment = Apply(WebsiteParts.DeploymentOf(website));
        var service = client.Find<Service>(request.Key) ?? client.Create(WebsiteParts.ServiceOf(website));
        if (website.Status.Address != service.Spec.ClusterIP)
            registry.Register(website.Spec.Domain, service.Spec.ClusterIP!); // If this throws, the Website is tried again, later and later.

        // A write that changes nothing is none, so it does not wake this reconciler for ever.
        client.UpdateStatus(website with { Status = new() { ReadyReplicas = deployment.Status.ReadyReplicas, Address = service.Spec.ClusterIP } });
        return Result.Done;
    }

    private Deployment Apply(Deployment wanted) => client.Find<Deployment>(wanted.Key) is { } existing
        ? client.Update(existing with { Spec = wanted.Spec })
        : client.Create(wanted);
}
