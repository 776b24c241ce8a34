namespace ClusterSim.Reconcilers;

/// <summary>A part of a cluster that acts: a controller, the scheduler, a kubelet.</summary>
/// <remarks>It sees the cluster through its <see cref="ComponentContext"/> alone, so any one can be left out, configured or replaced.</remarks>
public interface IClusterComponent
{
    /// <summary>Kubernetes' name for it, as in <c>deployment-controller</c>; unique within a cluster.</summary>
    string Name { get; }

    /// <summary>Starts it. What it watches is delivered from the next event on.</summary>
    void Start(ComponentContext context);
}
