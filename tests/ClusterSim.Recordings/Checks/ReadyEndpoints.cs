using ClusterSim.Api.Discovery;

namespace ClusterSim.Recordings.Checks;

/// <summary>What slices of a Service call ready are ready Pods.</summary>
internal sealed class ReadyEndpoints(World world) : Invariant
{
    private const string Controller = "endpointslice-controller";

    public override IEnumerable<string> Around()
    {
        if (!world.Runs(Controller))
            yield break;
        foreach (var slice in world.All<EndpointSlice>().Where(slice => slice.Label("endpointslice.kubernetes.io/managed-by") == Controller + ".k8s.io" && !PublishesAll(slice)))
            foreach (var endpoint in slice.Endpoints.Where(endpoint => endpoint is { Conditions.Ready: true, TargetRef.Kind: "Pod" }))
                if (world.Find<Pod>(new(slice.Metadata.Namespace!, endpoint.TargetRef!.Name!)) is not { IsReady: true } pod || pod.Metadata.Uid != endpoint.TargetRef.Uid)
                    yield return $"EndpointSlice {slice.Key} calls {endpoint.TargetRef.Name} ready, which is no ready Pod";
    }

    private bool PublishesAll(EndpointSlice slice) =>
        world.Find<Service>(new(slice.Metadata.Namespace!, slice.Label("kubernetes.io/service-name") ?? "")) is { Spec.PublishNotReadyAddresses: true };
}
