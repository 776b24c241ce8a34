using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.CustomResources.Rules;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Tables;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>How objects of a custom kind are written, in one version.</summary>
/// <param name="version">The version.</param>
/// <param name="namespaced">Whether objects live in namespaces.</param>
/// <remarks>Source: apiextensions registry/customresource/strategy.go, status_strategy.go, validator.go (v1.36).</remarks>
internal sealed class CustomResourceStrategy(CustomVersion version, bool namespaced) : ResourceStrategy
{
    private const string Status = "status";
    private static readonly string[] StandardFinalizers = ["orphan", "foregroundDeletion", "kubernetes"];

    public CustomVersion Version => version;

    public override TableLayout Table => field ??= new CustomTable(version.Version.AdditionalPrinterColumns);

    public override bool AllowsUnconditionalUpdate => false;

    public override MergeType MergeType => field ??= StructuralTypes.OfResource(version.SchemaJson);

    public override IReadOnlyList<string> ReplicasPath => field ??= version.Scale is { } scale ? scale.SpecReplicasPath.Split('.', StringSplitOptions.RemoveEmptyEntries) : base.ReplicasPath;

    public override ApiObject Default(ApiObject obj)
    {
        var json = CustomObjects.ToJson(obj);
        var completed = version.Complete(json);
        return ReferenceEquals(completed, json) ? obj : CustomObjects.With(obj, completed);
    }

    public override ApiObject PrepareForCreate(ApiObject obj) => version.HasStatus ? WithStatus(obj, null) : obj;

    public override ApiObject PrepareForUpdate(ApiObject obj, ApiObject old) => version.HasStatus ? WithStatus(obj, StatusOf(old)) : obj;

    public override ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old) =>
        WithStatus(old, StatusOf(obj)) with { Metadata = old.Metadata.OwnedAs(obj.Metadata.Ownership) };

    public override void Validate(ApiObject obj, FieldErrors errors)
    {
        if (!CheckType(obj, errors))
            return;
        var json = CustomObjects.ToJson(obj);
        ObjectMetaValidation.Validate(obj.Metadata, namespaced, Names, FieldPath.Metadata, errors);
        Add(version.Validator.Validate(json), null, errors);
        ScaleValidation.ValidateSpec(json, version.Scale, errors);
        ScaleValidation.ValidateStatus(json, version.Scale, errors);
        EmbeddedObjects.Validate(json, version.Schema, null, errors);
        errors.AddRange(ListTypes.Validate(json, version.Schema));
        CheckRules(json, null, errors);
    }

    public override void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors)
    {
        if (!CheckType(obj, errors))
            return;
        var (json, before) = (CustomObjects.ToJson(obj), CustomObjects.ToJson(old));
        ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);
        Add(version.Validator.ValidateUpdate(json, before), null, errors);
        ScaleValidation.ValidateSpec(json, version.Scale, errors);
        ScaleValidation.ValidateStatus(json, version.Scale, errors);
        EmbeddedObjects.Validate(json, version.Schema, null, errors);
        ValidateLists(json, before, errors);
        CheckRules(json, before, errors);
    }

    public override void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors)
    {
        if (!CheckType(obj, errors))
            return;
        var (json, before) = (CustomObjects.ToJson(obj), CustomObjects.ToJson(old));
        ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);
        if (json.Find(Status) is { } status && version.StatusValidator is { } validator)
            Add(validator.ValidateUpdate(status, before.Find(Status)), FieldPath.Status, errors);
        ScaleValidation.ValidateStatus(json, version.Scale, errors);
        ValidateLists(json, before, errors);
        CheckRules(json, before, errors);
    }

    public override IEnumerable<string> Warnings(ApiObject obj) => WarningsOnFinalizers(obj.Metadata.Finalizers);

    public override IEnumerable<string> WarningsOnUpdate(ApiObject obj, ApiObject old) =>
        WarningsOnFinalizers(obj.Metadata.Finalizers.Except(old.Metadata.Finalizers)).Concat(WarningsOfRules(obj, old));

    // What was as wrong before is let pass.
    private IReadOnlyList<string> WarningsOfRules(ApiObject obj, ApiObject old) =>
        version.Rules is { } rules ? RuleCheck.Run(rules, CustomObjects.ToJson(obj), CustomObjects.ToJson(old), null, new()) : [];

    private static void Add(SchemaResult result, FieldPath? root, FieldErrors errors)
    {
        foreach (var error in result.Errors)
            errors.Add(error.At(root));
    }

    // Rules are not told of values that the schema would not let pass; they might fail for no reason of their own.
    private void CheckRules(JsonObject json, JsonObject? before, FieldErrors errors)
    {
        if (version.Rules is not { } rules)
            return;
        if (errors.Errors.Any(error => error.Type is FieldErrorType.NotSupported or FieldErrorType.Required or FieldErrorType.TooLong or FieldErrorType.TooMany or FieldErrorType.TypeInvalid))
            errors.Invalid(FieldPath.Root("<nil>"), null, "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation");
        else
            RuleCheck.Run(rules, json, before, null, errors);
    }

    private void ValidateLists(JsonObject json, JsonObject before, FieldErrors errors)
    {
        var found = ListTypes.Validate(json, version.Schema);
        if (found.Any && !ListTypes.Validate(before, version.Schema).Any) // What was wrong before may stay so.
            errors.AddRange(found);
    }

    private bool CheckType(ApiObject obj, FieldErrors errors)
    {
        if (obj.Kind != version.Kind)
            errors.Invalid(FieldPath.Root("kind"), obj.Kind, "must be " + version.Kind);
        if (obj.ApiVersion != version.ApiVersion)
            errors.Invalid(FieldPath.Root("apiVersion"), obj.ApiVersion, "must be " + version.ApiVersion);
        return !errors.Any;
    }

    private static JsonValue? StatusOf(ApiObject obj) => obj is CustomResource custom ? custom.Content.Find(Status) : CustomObjects.ToJson(obj).Find(Status);

    private static ApiObject WithStatus(ApiObject obj, JsonValue? status)
    {
        var json = CustomObjects.ToJson(obj);
        var changed = status is null ? json.Remove(Status) : json.Set(Status, status);
        return ReferenceEquals(changed, json) ? obj : CustomObjects.With(obj, changed);
    }

    private static IEnumerable<string> WarningsOnFinalizers(IEnumerable<string> finalizers)
    {
        foreach (var finalizer in finalizers.Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var detail in LabelSyntax.CheckKey(finalizer))
                yield return $"metadata.finalizers: {GoText.Quote(finalizer)}: {detail}";
            if (!finalizer.Contains('/', StringComparison.Ordinal) && !StandardFinalizers.Contains(finalizer))
                yield return $"metadata.finalizers: {GoText.Quote(finalizer)}: prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers";
        }
    }
}
