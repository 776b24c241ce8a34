using ClusterSim.Simulation;

namespace ClusterSim.Controllers.ServiceAccounts;

/// <summary>The content of a token secret.</summary>
/// <remarks>Differs from Kubernetes: the token is random text in place of a signed one; the API server knows whose it is by the secret that holds it.</remarks>
internal sealed class ServiceAccountTokens(RandomStream random)
{
    private const int TokenLength = 64;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The data of <paramref name="secret"/> with whatever it lacks filled in.</summary>
    public ValueMap<Bytes> Complete(Secret secret, ServiceAccount account)
    {
        var data = secret.Data;
        if (!data.ContainsKey("ca.crt"))
            data = data.Set("ca.crt", Bytes.FromText(RootCertificateReconciler.Certificate));
        if (!data.ContainsKey("namespace"))
            data = data.Set("namespace", Bytes.FromText(account.Metadata.Namespace!));
        if (!data.ContainsKey("token"))
            data = data.Set("token", Bytes.FromText(random.NextString(Alphabet, TokenLength)));
        return data;
    }
}
