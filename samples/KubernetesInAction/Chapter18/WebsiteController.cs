using ClusterSim.Api.Apps;
using ClusterSim.Reconcilers;

namespace KubernetesInAction.Chapter18;

/// <summary>Makes a web server and a Service for each Website, as the book's controller does; when the Website goes, the garbage collector takes them along.</summary>
internal sealed class WebsiteController(IClusterClient client) : Reconciler<Website>
{
    /// <summary>The component to put into a cluster.</summary>
    public static ReconcilerComponent<Website> Component => new("website-controller", context => new WebsiteController(context.Client));

    protected override void Watch(ReconcilerWatches<Website> watches) => watches.Owns<Deployment>().Owns<Service>();

    protected override Result Reconcile(Request request)
    {
        if (client.Find<Website>(request.Key) is not { IsBeingDeleted: false } website)
            return Result.Done;
        var meta = MetadataOf(website);
        if (client.Find<Deployment>(meta.Namespace!, meta.Name!) is null)
            client.Create(DeploymentOf(website, meta));
        if (client.Find<Service>(meta.Namespace!, meta.Name!) is null)
            client.Create(ServiceOf(meta));
        return Result.Done;
    }

    private static ObjectMeta MetadataOf(Website website) => new()
    {
        Name = website.Metadata.Name + "-website",
        Namespace = website.Metadata.Namespace,
        Labels = [new("webserver", website.Metadata.Name!)],
        OwnerReferences = [OwnerReference.For(website)],
    };

    private static Deployment DeploymentOf(Website website, ObjectMeta meta) => new()
    {
        Metadata = meta,
        Spec = new()
        {
            Selector = new() { MatchLabels = meta.Labels },
            Template = new()
            {
                Metadata = new() { Labels = meta.Labels },
                Spec = new()
                {
                    Containers = [new() { Name = "main", Image = "nginx:alpine", Ports = [new() { Port = 80 }], Env = [new() { Name = "GIT_REPO", Value = website.Spec.GitRepo }] }],
                },
            },
        },
    };

    private static Service ServiceOf(ObjectMeta meta) => new()
    {
        Metadata = meta,
        Spec = new() { Type = "NodePort", Selector = meta.Labels, Ports = [new() { Port = 80 }] },
    };
}
