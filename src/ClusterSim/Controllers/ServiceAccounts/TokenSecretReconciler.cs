using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ServiceAccounts;

/// <summary>Looks after token secrets made by hand: removes those whose service account is gone, and fills in those whose account exists.</summary>
/// <remarks>Source: serviceaccount/tokens_controller.go (v1.36).</remarks>
public sealed class TokenSecretReconciler : Reconciler<Secret>
{
    private const string TokenType = "kubernetes.io/service-account-token";
    private const string AccountName = "kubernetes.io/service-account.name";
    private const string AccountUid = "kubernetes.io/service-account.uid";
    private const string AccountIndex = "service-account";

    private readonly IClusterClient _client;
    private readonly Informer<Secret> _secrets;
    private readonly ServiceAccountTokens _tokens;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public TokenSecretReconciler(ComponentContext context)
    {
        _client = context.Client;
        _secrets = context.Informers.For<Secret>();
        _secrets.AddIndex(AccountIndex, secret => AccountOf(secret) is { } account ? [account.ToString()] : []);
        _tokens = new(context.Random("service-account-tokens"));
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Secret> watches) => watches
        .Watches<ServiceAccount>(account => _secrets.ByIndex(AccountIndex, account.Key.ToString()).Select(secret => secret.Key));

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Secret>(request.Key) is not { } secret || AccountOf(secret) is not { } key || secret.IsBeingDeleted)
            return Result.Done;
        var account = _client.Find<ServiceAccount>(key);
        if (account is null || (secret.Annotation(AccountUid) is { Length: > 0 } uid && uid != account.Metadata.Uid))
            _client.Delete<Secret>(secret.Key);
        else
            Fill(secret, account);
        return Result.Done;
    }

    private void Fill(Secret secret, ServiceAccount account)
    {
        var filled = secret.WithAnnotation(AccountUid, account.Metadata.Uid) with { Data = _tokens.Complete(secret, account) };
        if (filled != secret)
            _client.Update(filled);
    }

    private static ObjectKey? AccountOf(Secret secret) =>
        secret.Type == TokenType && secret.Annotation(AccountName) is { Length: > 0 } name ? new(secret.Metadata.Namespace!, name) : null;
}
