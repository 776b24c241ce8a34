using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How Secrets are written.</summary>
/// <remarks>Source: registry/core/secret/strategy.go (v1.36).</remarks>
internal sealed class SecretStrategy : ResourceStrategy<Secret>
{
    public override bool HasGeneration => false;

    // Text given as such wins over bytes of the same key, and is bytes from then on.
    protected override Secret Default(Secret obj) => obj with
    {
        Type = string.IsNullOrEmpty(obj.Type) ? "Opaque" : obj.Type,
        Data = obj.Data.SetRange(obj.StringData.Select(entry => KeyValuePair.Create(entry.Key, Bytes.FromText(entry.Value)))),
        StringData = [],
    };

    protected override void Validate(Secret obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        var path = FieldPath.Root("data");
        foreach (var (key, _) in obj.Data)
            errors.Invalid(path.Key(key), key, ConfigMapKeySyntax.Check(key));
        if (obj.Data.Values.Sum(bytes => (long)bytes.Length) > StoredData.MaxBytes)
            errors.TooLong(path, StoredData.MaxBytes);
        SecretTypes.Validate(obj, path, errors);
    }

    protected override void ValidateUpdate(Secret obj, Secret old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        errors.Unchanged(FieldPath.Root("type"), obj.Type, old.Type);
        if (old.Immutable == true)
        {
            StoredData.ValidateImmutable(obj.Immutable == true, "immutable", errors);
            StoredData.ValidateImmutable(obj.Data == old.Data, "data", errors);
        }
        Validate(obj, errors);
    }

    protected override IEnumerable<string> Warnings(Secret obj) => obj.Type == SecretTypes.Tls ? TlsWarnings.Of(obj.Data["tls.crt"].ToText(), obj.Data["tls.key"].ToText()) : [];
}
