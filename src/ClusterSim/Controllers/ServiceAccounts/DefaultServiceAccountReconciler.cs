using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ServiceAccounts;

/// <summary>Gives every active Namespace the service account <c>default</c>, and gives it back when somebody deletes it.</summary>
/// <remarks>Source: serviceaccounts_controller.go (v1.36).</remarks>
public sealed class DefaultServiceAccountReconciler(ComponentContext context) : Reconciler<Namespace>
{
    private const string Default = "default";

    private readonly IClusterClient _client = context.Client;

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Namespace> watches) => watches
        .Watches<ServiceAccount>((before, after) => after is null && before!.Metadata.Name == Default ? [new(before.Metadata.Namespace!)] : []);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Namespace>(request.Key) is { Status.Phase: "Active" } ns && _client.Find<ServiceAccount>(ns.Metadata.Name!, Default) is null)
            Missing.Create(_client, new ServiceAccount { Metadata = new() { Name = Default, Namespace = ns.Metadata.Name } });
        return Result.Done;
    }
}
