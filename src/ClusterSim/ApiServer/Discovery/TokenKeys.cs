namespace ClusterSim.ApiServer.Discovery;

/// <summary>What the server tells those who would check its tokens themselves: that they cannot.</summary>
/// <remarks>Source: serviceaccount/openidmetadata.go (v1.36). Differs from Kubernetes: tokens are signed with a secret, so that there are no public keys.</remarks>
internal static class TokenKeys
{
    public static JsonObject Configuration { get; } = Json.Object(
        ("issuer", Registry.TokenGenerator.Issuer),
        ("jwks_uri", "https://172.18.0.2:6443/openid/v1/jwks"),
        ("response_types_supported", Json.Texts(["id_token"])),
        ("subject_types_supported", Json.Texts(["public"])),
        ("id_token_signing_alg_values_supported", Json.Texts(["HS256"])));

    public static JsonObject Keys { get; } = Json.Object(("keys", JsonArray.Empty));
}
