using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>What tools do to the cluster that others wait for: certificates and passwords in Secrets, and certificates in webhook configurations.</summary>
internal static class KnownTasks
{
    /// <summary>Does what the words of a container's command and arguments say, as far as it is known.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ContainerContext context)
    {
        var words = new CommandWords([.. context.Command, .. context.Args]);
        var client = context.ApiClient;
        try
        {
            if (words.FlagOf("webhook-name") is { } webhook && words.Has("patch"))
                return PatchWebhook(context, client, words, webhook);
            foreach (var (name, data) in SecretsOf(context, words))
                CreateOnce(client, words.FlagOf("namespace") ?? words.FlagOf("secret-namespace") ?? context.Namespace, name, data);
            return 0;
        }
        catch (ApiException refused)
        {
            context.LogError(refused.Message);
            return 1;
        }
    }

    /// <summary>Makes the Secrets that a server keeps for itself, of which it was told the name.</summary>
    public static void MakeOwnSecrets(ContainerContext context)
    {
        foreach (var name in OwnSecretsOf(context.Spec))
            CreateOnce(context.ApiClient, context.Namespace, name, [new("secretkey", Bytes.FromText(MadeUp.Text(context, 128))), .. MadeUp.Certificate(context)]);
    }

    /// <summary>As metallb's controller is told with a variable, and cert-manager's webhook with a flag.</summary>
    public static IEnumerable<string> OwnSecretsOf(Container container) =>
        container.Env.Where(variable => variable.Name.EndsWith("_SECRET_NAME", StringComparison.Ordinal) && variable.Value is { Length: > 0 } value && !value.Contains('$')).Select(variable => variable.Value!)
            .Concat(container.Args.Where(argument => argument.StartsWith("--dynamic-serving-ca-secret-name=", StringComparison.Ordinal)).Select(argument => argument.Split('=', 2)[1]));

    private static IEnumerable<(string Name, ValueMap<Bytes> Data)> SecretsOf(ContainerContext context, CommandWords words)
    {
        if (words.Has("redis-initial-password"))
            return [("argocd-redis", [new("auth", Bytes.FromText(MadeUp.Text(context, 16)))])];
        var certificate = MadeUp.Certificate(context);
        if (words.Has("certgen"))
            return words.Contain("envoy-gateway")
                ? [("envoy-gateway", certificate), ("envoy", certificate), ("envoy-rate-limit", certificate), ("envoy-oidc-hmac", [new("hmac-secret", Bytes.FromText(MadeUp.Text(context, 32)))])]
                : [("contourcert", certificate), ("envoycert", certificate)];
        if (words.FlagOf("secret-name") is { } name && words.Has("create"))
            return [(name, [new("ca", certificate["ca.crt"]), new(words.FlagOf("cert-name") ?? "cert", certificate["tls.crt"]), new(words.FlagOf("key-name") ?? "key", certificate["tls.key"])])];
        return words.Contain("cert") ? words.Flags.Where(flag => IsSecret(flag.Key)).Select(flag => (flag.Value, certificate)) : [];
    }

    private static bool IsSecret(string flag) => (flag.EndsWith("secret-name", StringComparison.Ordinal) || flag.EndsWith("secret", StringComparison.Ordinal)) && !flag.Contains("pull", StringComparison.Ordinal);

    private static void CreateOnce(IClusterClient client, string @namespace, string name, ValueMap<Bytes> data)
    {
        if (client.Find<Secret>(new ObjectKey(@namespace, name)) is null)
            client.Create(new Secret { Metadata = new() { Namespace = @namespace, Name = name }, Data = data });
    }

    private static int PatchWebhook(ContainerContext context, IClusterClient client, CommandWords words, string name)
    {
        if (client.Find<Secret>(new ObjectKey(words.FlagOf("namespace") ?? context.Namespace, words.FlagOf("secret-name") ?? "")) is not { } secret)
        {
            context.LogError($"no secret with '{words.FlagOf("secret-name")}' in '{words.FlagOf("namespace")}'");
            return 1;
        }
        var bundle = secret.Data.GetValueOrDefault("ca", Bytes.Empty);
        if (words.FlagOf("patch-validating") != "false" && client.Find<ValidatingWebhookConfiguration>(new ObjectKey(name)) is { } validating)
            client.Update(validating with { Webhooks = [.. validating.Webhooks.Select(hook => hook with { ClientConfig = hook.ClientConfig with { CaBundle = bundle }, FailurePolicy = words.FlagOf("patch-failure-policy") ?? hook.FailurePolicy })] });
        if (words.FlagOf("patch-mutating") != "false" && client.Find<MutatingWebhookConfiguration>(new ObjectKey(name)) is { } mutating)
            client.Update(mutating with { Webhooks = [.. mutating.Webhooks.Select(hook => hook with { ClientConfig = hook.ClientConfig with { CaBundle = bundle }, FailurePolicy = words.FlagOf("patch-failure-policy") ?? hook.FailurePolicy })] });
        return 0;
    }
}
