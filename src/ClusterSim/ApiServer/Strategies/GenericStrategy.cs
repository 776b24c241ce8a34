using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>For kinds that nothing is particular about, users' own among them: metadata is checked, and the status kept apart where it has a subresource.</summary>
internal sealed class GenericStrategy(ResourceType type) : ResourceStrategy
{
    private readonly FieldSchema? _status = (type.Subresources & Subresources.Status) != 0 ? ObjectSchema.Of(type.ClrType).FindField("status") : null;

    public override bool HasGeneration => _status is not null;

    public override ApiObject Default(ApiObject obj) => obj;

    public override ApiObject PrepareForCreate(ApiObject obj) =>
        _status is null ? obj : (ApiObject)_status.With(obj, _status.Get(ObjectSchema.Of(type.ClrType).Empty));

    public override ApiObject PrepareForUpdate(ApiObject obj, ApiObject old) => _status is null ? obj : (ApiObject)_status.With(obj, _status.Get(old));

    public override ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old) =>
        _status is null ? obj : (ApiObject)_status.With(old with { Metadata = obj.Metadata }, _status.Get(obj));

    public override void Validate(ApiObject obj, FieldErrors errors) =>
        ObjectMetaValidation.Validate(obj.Metadata, type.Namespaced, Names, FieldPath.Metadata, errors);

    public override void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors) =>
        ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);

    public override void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors) => ValidateUpdate(obj, old, errors);

    public override IEnumerable<string> Warnings(ApiObject obj) => [];

    public override IEnumerable<string> WarningsOnUpdate(ApiObject obj, ApiObject old) => [];
}
