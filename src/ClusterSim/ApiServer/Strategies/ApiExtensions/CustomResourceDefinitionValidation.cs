using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Finds what is wrong with CustomResourceDefinitions.</summary>
/// <remarks>Source: apiextensions/validation/validation.go (v1.36).</remarks>
internal static class CustomResourceDefinitionValidation
{
    public static void Validate(CustomResourceDefinition obj, FieldErrors errors)
    {
        var wanted = obj.Spec.Names.Plural + "." + obj.Spec.Group;
        var names = NameRule.Of(name => [.. DnsName.CheckSubdomain(name), .. name == wanted ? (string[])[] : ["must be spec.names.plural+\".\"+spec.group"]]);
        ObjectMetaValidation.Validate(obj.Metadata, namespaced: false, names, FieldPath.Metadata, errors);
        ValidateSpec(obj.Spec, errors);
        ValidateStatus(obj, errors);
        ValidateApproval(obj, null, errors);
        ValidateUnknownFields(obj, null, errors);
    }

    public static void ValidateUpdate(CustomResourceDefinition obj, CustomResourceDefinition old, FieldErrors errors)
    {
        ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);
        ValidateSpec(obj.Spec, errors);
        if (old.Status.Conditions.IsTrue("Established"))
        {
            errors.Unchanged(FieldPath.Spec["scope"], obj.Spec.Scope, old.Spec.Scope);
            errors.Unchanged(FieldPath.Spec["names"]["kind"], obj.Spec.Names.Kind, old.Spec.Names.Kind);
        }
        errors.Unchanged(FieldPath.Spec["group"], obj.Spec.Group, old.Spec.Group);
        errors.Unchanged(FieldPath.Spec["names"]["plural"], obj.Spec.Names.Plural, old.Spec.Names.Plural);
        ValidateStatus(obj, errors);
        ValidateApproval(obj, old, errors);
        ValidateUnknownFields(obj, old, errors);
    }

    private static void ValidateSpec(CustomResourceDefinitionSpec spec, FieldErrors errors)
    {
        ValidateGroup(spec.Group, FieldPath.Spec["group"], errors);
        ValidateChoice(spec.Scope, FieldPath.Spec["scope"], errors, "Cluster", "Namespaced");
        var definition = new InternalDefinition(spec);
        ValidateVersions(definition, errors);
        foreach (var (field, value) in ((string, string?)[])[("plural", spec.Names.Plural), ("singular", spec.Names.Singular), ("kind", spec.Names.Kind), ("listKind", spec.Names.ListKind)])
            if (string.IsNullOrEmpty(value))
                errors.Required(FieldPath.Spec["names"][field]);
        DefinitionNamesValidation.Validate(spec.Names, FieldPath.Spec["names"], errors);
        DefinedSchemaValidation.Validate(definition.Schema, definition.HasStatus(), FieldPath.Spec["validation"], errors);
        VersionPartsValidation.ValidateSubresources(definition.Subresources, FieldPath.Spec["subresources"], errors);
        VersionPartsValidation.ValidateColumns(definition.Columns, FieldPath.Spec["additionalPrinterColumns"], errors);
        if (definition.SelectableFields.Count > 0 && definition.Schema is null)
            errors.Invalid(FieldPath.Spec["selectableFields"], "", "selectableFields may only be set when validations.schema is included");
        else if (definition.Schema?.OpenAPIV3Schema is { } schema)
            VersionPartsValidation.ValidateSelectableFields(definition.SelectableFields, schema, FieldPath.Spec["selectableFields"], errors);
        ConversionValidation.Validate(spec.Conversion, FieldPath.Spec["conversion"], errors);
    }

    private static void ValidateVersions(InternalDefinition definition, FieldErrors errors)
    {
        var path = FieldPath.Spec["versions"];
        var spec = definition.Spec;
        if (definition.Schema?.OpenAPIV3Schema is null)
            for (var i = 0; i < spec.Versions.Count; i++)
                if (definition.Versions[i].Schema?.OpenAPIV3Schema is null)
                    errors.Required(path[i]["schema"]["openAPIV3Schema"], "schemas are required");
        for (var i = 0; i < definition.Versions.Count; i++)
        {
            var version = definition.Versions[i];
            DefinitionNamesValidation.Label(version.Name, path[i]["name"], errors, mayBeEmpty: false);
            ValidateVersion(definition, version, path[i], errors);
        }
        if (spec.Versions.Select(version => version.Name).Distinct().Count() < spec.Versions.Count)
            errors.Invalid(path, Shown(definition), "must contain unique version names");
        if (spec.Versions.Count(version => version.Storage) != 1)
            errors.Invalid(path, Shown(definition), "must have exactly one version marked as storage version");
        if (spec.Versions is [{ Name.Length: > 0 } first, ..])
            DefinitionNamesValidation.Label(first.Name, FieldPath.Spec["version"], errors);
    }

    private static void ValidateVersion(InternalDefinition definition, CustomResourceDefinitionVersion version, FieldPath path, FieldErrors errors)
    {
        VersionPartsValidation.ValidateDeprecation(version, path["deprecationWarning"], errors);
        DefinedSchemaValidation.Validate(version.Schema, definition.HasStatus(version), path["schema"], errors);
        VersionPartsValidation.ValidateSubresources(version.Subresources, path["subresources"], errors);
        VersionPartsValidation.ValidateColumns(version.AdditionalPrinterColumns, path["additionalPrinterColumns"], errors);
        if (version.SelectableFields.Count == 0)
            return;
        if (version.Schema?.OpenAPIV3Schema is { } schema)
            VersionPartsValidation.ValidateSelectableFields(version.SelectableFields, schema, path["selectableFields"], errors);
        else
            errors.Invalid(path["selectableFields"], "", "selectableFields may only be set when version.schema.openAPIV3Schema is not included");
    }

    private static void ValidateStatus(CustomResourceDefinition obj, FieldErrors errors)
    {
        DefinitionNamesValidation.Validate(obj.Status.AcceptedNames, FieldPath.Status["acceptedNames"], errors);
        var (stored, path) = (obj.Status.StoredVersions, FieldPath.Status["storedVersions"]);
        if (stored.Count == 0)
        {
            errors.Invalid(path, null, "must have at least one stored version");
            return;
        }
        foreach (var version in obj.Spec.Versions)
            if (version.Storage && !stored.Contains(version.Name))
                errors.Invalid(path, stored, "must have the storage version " + version.Name);
        for (var i = 0; i < stored.Count; i++)
            if (!obj.Spec.Versions.Any(version => version.Name == stored[i]))
                errors.Invalid(path[i], stored[i], $"missing from spec.versions; {stored[i]} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in {stored[i]} and removes {stored[i]} from status.storedVersions");
    }

    private static void ValidateGroup(string group, FieldPath path, FieldErrors errors)
    {
        if (group.Length == 0)
            errors.Required(path);
        else if (DnsName.CheckSubdomain(group) is { Count: > 0 } details)
            errors.Invalid(path, group, string.Join(',', details));
        else if (!group.Contains('.', StringComparison.Ordinal))
            errors.Invalid(path, group, "should be a domain with at least one dot");
    }

    /// <summary>One of the values must be chosen.</summary>
    public static void ValidateChoice(string value, FieldPath path, FieldErrors errors, params string[] accepted)
    {
        if (value.Length == 0)
            errors.Required(path);
        else if (!accepted.Contains(value))
            errors.NotSupported(path, value, accepted);
    }

    private static void ValidateApproval(CustomResourceDefinition obj, CustomResourceDefinition? old, FieldErrors errors)
    {
        if (!ApiApproval.IsProtected(obj.Spec.Group))
            return;
        var (state, reason) = ApiApproval.Of(obj.Metadata.Annotations);
        if (old is not null && ApiApproval.Of(old.Metadata.Annotations).State == state)
            return;
        var path = FieldPath.Metadata["annotations"].Key(ApiApproval.Annotation);
        if (state == ApiApprovalState.Invalid)
            errors.Invalid(path, obj.Metadata.Annotations.Find(ApiApproval.Annotation) ?? "", reason);
        else if (state == ApiApprovalState.Missing)
            errors.Required(path, reason);
    }

    private static void ValidateUnknownFields(CustomResourceDefinition obj, CustomResourceDefinition? old, FieldErrors errors)
    {
        if (obj.Spec.PreserveUnknownFields && old?.Spec.PreserveUnknownFields != true)
            errors.Invalid(FieldPath.Spec["preserveUnknownFields"], true, "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
    }

    // An empty list is one in Go, too.
    private static object Shown(InternalDefinition definition) => definition.Versions.Count == 0 ? JsonArray.Empty : definition.Versions;
}
