using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ConfigMaps are written.</summary>
/// <remarks>Source: registry/core/configmap/strategy.go; core/validation/validation.go, ValidateConfigMap (v1.36).</remarks>
internal sealed class ConfigMapStrategy : ResourceStrategy<ConfigMap>
{
    public override bool HasGeneration => false;

    protected override void Validate(ConfigMap obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        foreach (var (key, _) in obj.Data)
            ValidateKey(key, FieldPath.Root("data"), obj.BinaryData.ContainsKey(key) ? "binaryData" : null, errors);
        foreach (var (key, _) in obj.BinaryData)
            errors.Invalid(FieldPath.Root("binaryData").Key(key), key, ConfigMapKeySyntax.Check(key));
        var size = obj.Data.Values.Sum(text => (long)GoText.Length(text)) + obj.BinaryData.Values.Sum(bytes => (long)bytes.Length);
        if (size > StoredData.MaxBytes)
            errors.TooLong(FieldPath.Root(""), StoredData.MaxBytes);
    }

    protected override void ValidateUpdate(ConfigMap obj, ConfigMap old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        if (old.Immutable == true)
        {
            StoredData.ValidateImmutable(obj.Immutable == true, "immutable", errors);
            StoredData.ValidateImmutable(obj.Data == old.Data, "data", errors);
            StoredData.ValidateImmutable(obj.BinaryData == old.BinaryData, "binaryData", errors);
        }
        Validate(obj, errors);
    }

    private static void ValidateKey(string key, FieldPath path, string? other, FieldErrors errors)
    {
        errors.Invalid(path.Key(key), key, ConfigMapKeySyntax.Check(key));
        if (other is not null)
            errors.Invalid(path.Key(key), key, "duplicate of key present in " + other);
    }
}
