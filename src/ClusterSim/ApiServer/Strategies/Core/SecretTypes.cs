using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What Secrets of the types Kubernetes knows must hold.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateSecret (v1.36).</remarks>
internal static class SecretTypes
{
    public const string Tls = "kubernetes.io/tls"; // SecretTypeTLS
    private const string ServiceAccountName = "kubernetes.io/service-account.name"; // ServiceAccountNameKey

    public static void Validate(Secret obj, FieldPath data, FieldErrors errors)
    {
        switch (obj.Type)
        {
            case "kubernetes.io/service-account-token":
                if (string.IsNullOrEmpty(obj.Metadata.Annotations.Find(ServiceAccountName)))
                    errors.Required(FieldPath.Metadata["annotations"].Key(ServiceAccountName));
                break;
            case "kubernetes.io/dockercfg":
                ValidateJson(obj, ".dockercfg", data, errors);
                break;
            case "kubernetes.io/dockerconfigjson":
                ValidateJson(obj, ".dockerconfigjson", data, errors);
                break;
            case "kubernetes.io/basic-auth":
                if (obj.Data.ContainsKey("username") || obj.Data.ContainsKey("password"))
                    break;
                errors.Required(data.Key("username"));
                errors.Required(data.Key("password"));
                break;
            case "kubernetes.io/ssh-auth":
                if ((obj.Data.Find("ssh-privatekey")?.Length ?? 0) == 0)
                    errors.Required(data.Key("ssh-privatekey"));
                break;
            case Tls:
                RequireKey(obj, "tls.crt", data, errors);
                RequireKey(obj, "tls.key", data, errors);
                break;
        }
    }

    private static bool RequireKey(Secret obj, string key, FieldPath data, FieldErrors errors)
    {
        if (!obj.Data.ContainsKey(key))
            errors.Required(data.Key(key));
        return obj.Data.ContainsKey(key);
    }

    // What is wrong is said without showing the secret.
    private static void ValidateJson(Secret obj, string key, FieldPath data, FieldErrors errors)
    {
        if (!RequireKey(obj, key, data, errors))
            return;
        try
        {
            if (JsonText.Parse(obj.Data[key].AsSpan()) is not (JsonObject or JsonNull))
                errors.Invalid(data.Key(key), "<secret contents redacted>", "json: cannot unmarshal into Go value of type map[string]interface {}");
        }
        catch (DecodeException problem)
        {
            errors.Invalid(data.Key(key), "<secret contents redacted>", problem.Message);
        }
    }
}
