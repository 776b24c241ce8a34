using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a container leaves out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_Container; zz_generated.defaults.go (v1.36).</remarks>
internal static class ContainerDefaults
{
    private static readonly Func<ContainerPort, ContainerPort> PortWithProtocol = port => string.IsNullOrEmpty(port.Protocol) ? port with { Protocol = "TCP" } : port;

    /// <summary>The container with everything filled in; the same instance when nothing was missing.</summary>
    public static Container Apply(Container container) => ApplyParts(ApplyOwn(container));

    /// <inheritdoc cref="Apply(Container)"/>
    public static EphemeralContainer Apply(EphemeralContainer container)
    {
        var common = container.Common();
        var complete = Apply(common);
        return ReferenceEquals(common, complete) ? container : container.With(complete);
    }

    private static Container ApplyOwn(Container container)
    {
        var complete = !string.IsNullOrEmpty(container.ImagePullPolicy) && !string.IsNullOrEmpty(container.TerminationMessagePath)
            && !string.IsNullOrEmpty(container.TerminationMessagePolicy);
        return complete
            ? container
            : container with
            {
                ImagePullPolicy = string.IsNullOrEmpty(container.ImagePullPolicy) ? ImageReference.DefaultPullPolicy(container.Image) : container.ImagePullPolicy,
                TerminationMessagePath = string.IsNullOrEmpty(container.TerminationMessagePath) ? "/dev/termination-log" : container.TerminationMessagePath,
                TerminationMessagePolicy = string.IsNullOrEmpty(container.TerminationMessagePolicy) ? "File" : container.TerminationMessagePolicy,
            };
    }

    private static Container ApplyParts(Container container)
    {
        var (ports, env, resources) = (container.Ports.Replace(PortWithProtocol), container.Env.Replace(EnvDefaults.Apply), ResourceListDefaults.Apply(container.Resources));
        var (liveness, readiness, startup) =
            (ProbeDefaults.Apply(container.LivenessProbe), ProbeDefaults.Apply(container.ReadinessProbe), ProbeDefaults.Apply(container.StartupProbe));
        var lifecycle = ProbeDefaults.Apply(container.Lifecycle);
        return ReferenceEquals(ports, container.Ports) && ReferenceEquals(env, container.Env) && ReferenceEquals(resources, container.Resources)
            && ReferenceEquals(liveness, container.LivenessProbe) && ReferenceEquals(readiness, container.ReadinessProbe)
            && ReferenceEquals(startup, container.StartupProbe) && ReferenceEquals(lifecycle, container.Lifecycle)
            ? container
            : container with
            {
                Ports = ports,
                Env = env,
                Resources = resources,
                LivenessProbe = liveness,
                ReadinessProbe = readiness,
                StartupProbe = startup,
                Lifecycle = lifecycle,
            };
    }
}
