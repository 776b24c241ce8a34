using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ServiceAccounts are written.</summary>
/// <remarks>Source: registry/core/serviceaccount/strategy.go (v1.36).</remarks>
internal sealed class ServiceAccountStrategy : ResourceStrategy<ServiceAccount>
{
    private const string Enforcement = "kubernetes.io/enforce-mountable-secrets"; // EnforceMountableSecretsAnnotation

    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    protected override ServiceAccount PrepareForCreate(ServiceAccount obj) => WithNamesOnly(obj);

    protected override ServiceAccount PrepareForUpdate(ServiceAccount obj, ServiceAccount old) => WithNamesOnly(obj);

    protected override IEnumerable<string> Warnings(ServiceAccount obj) =>
        obj.Metadata.Annotations.ContainsKey(Enforcement) ? [$"metadata.annotations[{Enforcement}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets"] : [];

    // Secrets are in the same namespace: nothing but the name counts.
    private static ServiceAccount WithNamesOnly(ServiceAccount obj) => obj with { Secrets = obj.Secrets.Replace(secret => new() { Name = secret.Name }) };
}
