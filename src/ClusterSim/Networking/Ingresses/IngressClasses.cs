using ClusterSim.Api.Networking;
using ClusterSim.Client;

namespace ClusterSim.Networking.Ingresses;

/// <summary>Which Ingresses the simulated controller looks after; all others are left to whoever brings a controller of his own.</summary>
/// <remarks>
/// Source: ingress-nginx, docs/user-guide/multiple-ingress (v1.14): those of a class whose controller is <c>k8s.io/ingress-nginx</c>.
/// Differs from Kubernetes: as if <c>--watch-ingress-without-class</c> were set, and the class <c>nginx</c> need not exist.
/// </remarks>
internal static class IngressClasses
{
    /// <summary>What a class names as its controller.</summary>
    public const string Controller = "k8s.io/ingress-nginx";

    private const string NginxClass = "nginx";
    private const string Annotation = "kubernetes.io/ingress.class"; // Before there were classes.

    /// <summary>Whether an Ingress is the simulated controller's.</summary>
    public static bool Serves(Ingress ingress, Informer<IngressClass> classes)
    {
        if (ingress.Metadata.Annotations.Find(Annotation) is { Length: > 0 } old)
            return old == NginxClass;
        if (ingress.Spec.IngressClassName is not { Length: > 0 } name)
            return true;
        return classes.Find(new("", name)) is { } known ? known.Spec.Controller == Controller : name == NginxClass;
    }
}
