using System.Globalization;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Tells kubelets, by an annotation, how long they may use Secrets and ConfigMaps they have read before: the longer, the larger the cluster.</summary>
/// <remarks>Source: ttl_controller.go (v1.36). Differs from Kubernetes: when the cluster grows or shrinks, Nodes are told at once; there, each is told when it next reports its status.</remarks>
public sealed class NodeTtlReconciler : Reconciler<Node>
{
    /// <summary>Name of the controller.</summary>
    public const string Controller = "ttl-controller";

    private const string Annotation = "node.alpha.kubernetes.io/ttl"; // ObjectTTLAnnotationKey

    // They overlap, so that a cluster on the edge does not go back and forth.
    private static readonly SizeBand[] Bands = [new(0, 100, 0), new(90, 500, 15), new(450, 1000, 30), new(900, 2000, 60), new(1800, int.MaxValue, 300)];

    private readonly ComponentContext _context;
    private int _nodes;
    private int _band;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public NodeTtlReconciler(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <summary>The controller as a component of a cluster.</summary>
    internal static ReconcilerComponent<Node> Component() => new(Controller, context => new NodeTtlReconciler(context));

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Node> watches)
    {
        ArgumentNullException.ThrowIfNull(watches);
        watches.Watches<Node>(Count);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        var wanted = Bands[_band].Seconds.ToString(CultureInfo.InvariantCulture);
        if (_context.Client.Find<Node>(request.Key) is { } node && node.Annotation(Annotation) != wanted)
            _context.DirectClient.Update(_context.DirectClient.Get<Node>(request.Key).WithAnnotation(Annotation, wanted));
        return Result.Done;
    }

    /// <summary>Counts Nodes; when they get to another band, the change concerns all of them.</summary>
    private IEnumerable<ObjectKey> Count(Node? before, Node? after)
    {
        var band = _band;
        if (before is null && ++_nodes > Bands[_band].Most)
            _band++;
        else if (after is null && --_nodes < Bands[_band].Least)
            _band--;
        return band == _band ? [] : _context.Client.List<Node>().Select(ObjectKey.Of);
    }

    /// <summary>How long objects may be used in clusters of some size.</summary>
    /// <param name="Least">With fewer Nodes than that, the band below applies.</param>
    /// <param name="Most">With more Nodes than that, the band above applies.</param>
    /// <param name="Seconds">For how long.</param>
    private readonly record struct SizeBand(int Least, int Most, int Seconds);
}
