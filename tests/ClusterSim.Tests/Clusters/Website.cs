using ClusterSim.Api;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Tests.Clusters;

/// <summary>A kind of a user's own.</summary>
[Resource("example.com", "v1", "websites", Subresources = Subresources.Status)]
public sealed record Website : ApiObject
{
    public WebsiteSpec Spec { get; init; } = new();
}

public sealed record WebsiteSpec : ApiRecord
{
    public string? Title { get; init; }
}

/// <summary>A user's own reconciler, written as a delegate.</summary>
public sealed class WebsiteReconciler(ComponentContext context, Func<IClusterClient, Request, ValueTask<Result>> reconcile) : Reconciler<Website>
{
    public static ReconcilerComponent<Website> Component(Func<IClusterClient, Request, ValueTask<Result>> reconcile) =>
        new("website-controller", context => new WebsiteReconciler(context, reconcile));

    protected override ValueTask<Result> ReconcileAsync(Request request, CancellationToken cancellationToken) => reconcile(context.Client, request);
}
