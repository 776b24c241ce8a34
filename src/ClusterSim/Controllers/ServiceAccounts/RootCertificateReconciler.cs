using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ServiceAccounts;

/// <summary>Puts the certificate by which Pods recognise the API server into every active Namespace, and repairs it.</summary>
/// <remarks>
/// Source: rootcacertpublisher/publisher.go (v1.36).
/// Differs from Kubernetes: the certificate is a fixed text, since nothing inside the cluster is encrypted.
/// </remarks>
public sealed class RootCertificateReconciler(ComponentContext context) : Reconciler<Namespace>
{
    private const string Name = "kube-root-ca.crt";
    private const string Key = "ca.crt";
    private const string Description = "kubernetes.io/description";

    private const string DescriptionText =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. "
        + "No other usage is guaranteed across distributions of Kubernetes clusters.";

    internal const string Certificate = "-----BEGIN CERTIFICATE-----\nQ2x1c3RlclNpbQ==\n-----END CERTIFICATE-----\n";

    private static readonly ValueMap<string> Data = [new(Key, Certificate)];

    private readonly IClusterClient _client = context.Client;

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Namespace> watches) => watches
        .Watches<ConfigMap>((before, after) => (after ?? before)!.Metadata.Name == Name ? [new((after ?? before)!.Metadata.Namespace!)] : []);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Namespace>(request.Key) is not { Status.Phase: "Active" } ns)
            return Result.Done;
        var published = _client.Find<ConfigMap>(ns.Metadata.Name!, Name);
        if (published is null)
            Missing.Create(_client, New(ns.Metadata.Name!));
        else if (published.Data != Data || published.Annotation(Description) is null or "")
            _client.Update(published.WithAnnotation(Description, DescriptionText) with { Data = Data, BinaryData = [] });
        return Result.Done;
    }

    private static ConfigMap New(string @namespace) => new()
    {
        Metadata = new() { Name = Name, Namespace = @namespace, Annotations = [new(Description, DescriptionText)] },
        Data = Data,
    };
}
