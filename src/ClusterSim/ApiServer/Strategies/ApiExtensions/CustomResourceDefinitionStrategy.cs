using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>How CustomResourceDefinitions are written.</summary>
/// <remarks>Source: apiextensions registry/customresourcedefinition/strategy.go, etcd.go; apis/apiextensions/v1/defaults.go (v1.36).</remarks>
internal sealed class CustomResourceDefinitionStrategy : ResourceStrategy<CustomResourceDefinition>
{
    private const int WebhookPort = 443;

    public override bool AllowsUnconditionalUpdate => false;

    protected override bool ChecksShortFinalizers => false;

    protected override CustomResourceDefinition Default(CustomResourceDefinition obj)
    {
        var names = obj.Spec.Names;
        if (string.IsNullOrEmpty(names.Singular))
            names = names with { Singular = names.Kind.ToLowerInvariant() };
        if (string.IsNullOrEmpty(names.ListKind) && names.Kind.Length > 0)
            names = names with { ListKind = names.Kind + "List" };
        var conversion = obj.Spec.Conversion ?? new() { Strategy = "None" };
        if (conversion is { Strategy: "Webhook", Webhook: { ClientConfig: { Service: { Port: null } service } client } webhook })
            conversion = conversion with { Webhook = webhook with { ClientConfig = client with { Service = service with { Port = WebhookPort } } } };
        return obj with { Spec = obj.Spec with { Names = NullIfEmpty(names), Conversion = conversion } };
    }

    protected override CustomResourceDefinition PrepareForCreate(CustomResourceDefinition obj) => WithStorageVersion(obj with { Status = new() });

    protected override CustomResourceDefinition PrepareForUpdate(CustomResourceDefinition obj, CustomResourceDefinition old) => WithStorageVersion(obj with { Status = old.Status });

    protected override CustomResourceDefinition PrepareForStatusUpdate(CustomResourceDefinition obj, CustomResourceDefinition old) => obj with { Spec = old.Spec };

    protected override void Validate(CustomResourceDefinition obj, FieldErrors errors) => CustomResourceDefinitionValidation.Validate(obj, errors);

    protected override void ValidateUpdate(CustomResourceDefinition obj, CustomResourceDefinition old, FieldErrors errors) => CustomResourceDefinitionValidation.ValidateUpdate(obj, old, errors);

    protected override void ValidateStatusUpdate(CustomResourceDefinition obj, CustomResourceDefinition old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        DefinitionNamesValidation.Validate(obj.Status.AcceptedNames, FieldPath.Status["acceptedNames"], errors);
    }

    protected override IEnumerable<string> Warnings(CustomResourceDefinition obj) =>
        obj.Spec.Versions.SelectMany(version => UnknownFormats(version.Schema?.OpenAPIV3Schema)).Distinct().Select(format => $"unrecognized format {GoText.Quote(format)}");

    public override ApiObject? MarkForDeletion(ApiObject obj, Time now)
    {
        var definition = (CustomResourceDefinition)obj;
        if (definition.Metadata.DeletionTimestamp is not null)
            return null;
        var finalizers = definition.Metadata.Finalizers;
        var condition = new CustomResourceDefinitionCondition
        {
            Type = "Terminating",
            Status = "True",
            Reason = "InstanceDeletionPending",
            Message = "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
        };
        return definition with
        {
            Metadata = definition.Metadata with
            {
                DeletionTimestamp = now,
                Finalizers = finalizers.Contains(CustomResourceCleanup.Finalizer) ? finalizers : finalizers.Add(CustomResourceCleanup.Finalizer),
            },
            Status = AcceptedNames.Set(definition.Status, condition, now),
        };
    }

    private static CustomResourceDefinition WithStorageVersion(CustomResourceDefinition obj) =>
        obj.Spec.Versions.FirstOrDefault(version => version.Storage) is { } storage && !obj.Status.StoredVersions.Contains(storage.Name)
            ? obj with { Status = obj.Status with { StoredVersions = obj.Status.StoredVersions.Add(storage.Name) } }
            : obj;

    private static CustomResourceDefinitionNames NullIfEmpty(CustomResourceDefinitionNames names) => names.Singular?.Length == 0 ? names with { Singular = null } : names;

    private static IEnumerable<string> UnknownFormats(JSONSchemaProps? schema) => schema is null ? [] : SchemaWalk.All(schema)
        .Where(part => part.Type == "string" && !string.IsNullOrEmpty(part.Format) && !StringFormats.IsKnown(part.Format))
        .Select(part => part.Format!);
}
