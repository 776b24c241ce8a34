using ClusterSim.Api.Networking;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;
using ClusterSim.Reconcilers;

namespace ClusterSim.Networking.Ingresses;

/// <summary>The simulated Ingress controller: tells Ingresses of its class at which address they are, and answers there.</summary>
/// <remarks>Source: ingress-nginx, internal/ingress/controller/store, internal/ingress/status (v1.14): the status is written once a minute.</remarks>
internal sealed class IngressReconciler : Reconciler<Ingress>
{
    public const string ComponentName = "nginx-ingress-controller";

    private static readonly TimeSpan StatusPeriod = TimeSpan.FromSeconds(60); // --status-update-interval
    private static readonly int[] Ports = [80, 443];

    private readonly ComponentContext _context;
    private readonly string _address;
    private readonly Informer<IngressClass> _classes;
    private readonly Dictionary<ObjectKey, string?> _seen = []; // The version last met; looked up, never enumerated.

    public IngressReconciler(ComponentContext context, ClusterNetwork network)
    {
        (_context, _address) = (context, network.Options.IngressAddress);
        _classes = context.Informers.For<IngressClass>();
        var table = new IngressTable(context.Informers);
        var proxy = new IngressProxy(network, table);
        network.Ingresses = table;
        foreach (var port in Ports)
            network.Serve(new NetworkAddress(_address, port), new HttpServer(context.Loop, proxy.AnswerAsync));
    }

    protected override void Watch(ReconcilerWatches<Ingress> watches) =>
        watches.Watches<IngressClass>(_ => _context.Informers.For<Ingress>().Items.Select(ObjectKey.Of));

    protected override Result Reconcile(Request request)
    {
        if (_context.DirectClient.Find<Ingress>(request.Key) is not { } ingress || ingress.IsBeingDeleted || !IngressClasses.Serves(ingress, _classes))
        {
            _seen.Remove(request.Key);
            return Result.Done;
        }
        if (_seen.GetValueOrDefault(request.Key) != ingress.Metadata.ResourceVersion)
        {
            _seen[request.Key] = ingress.Metadata.ResourceVersion;
            _context.Events.Record(ingress, "Normal", "Sync", "Scheduled for sync");
        }
        ValueList<IngressLoadBalancerIngress> wanted = [new() { Ip = _address }];
        if (ingress.Status.LoadBalancer.Ingress == wanted)
            return Result.Done;
        var elapsed = _context.Loop.Elapsed.Ticks % StatusPeriod.Ticks;
        if (elapsed != 0 || (Time)_context.Loop.Now == ingress.Metadata.CreationTimestamp)
            return Result.After(TimeSpan.FromTicks(StatusPeriod.Ticks - elapsed));
        _context.DirectClient.UpdateStatus(ingress with { Status = ingress.Status with { LoadBalancer = new() { Ingress = wanted } } });
        return Result.Done;
    }
}
