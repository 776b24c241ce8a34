using ClusterSim.ApiServer.Strategies;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with a volume whose claim is made along with the pod.</summary>
/// <remarks>Source: core/validation/validation.go, validateEphemeralVolumeSource, ValidateTemplateObjectMeta (v1.36).</remarks>
internal static class EphemeralVolumeValidation
{
    private const string NotHere = "cannot be set";

    public static void Validate(EphemeralVolumeSource source, string volume, FieldPath path, PodSpecScope scope)
    {
        if (source.VolumeClaimTemplate is not { } template)
            scope.Errors.Required(path["ephemeral"]["volumeClaimTemplate"]);
        else
        {
            ValidateMetadata(template.Metadata, path["ephemeral"]["volumeClaimTemplate"]["metadata"], scope.Errors);
            PersistentVolumeClaimValidation.ValidateSpec(template.Spec, path["ephemeral"]["volumeClaimTemplate"]["spec"], scope.Errors);
        }
        if (scope.Metadata?.Name is { Length: > 0 } pod && volume.Length > 0)
            ValidateName($"{pod}-{volume}", volume, path["name"], scope.Errors);
    }

    private static void ValidateName(string claim, string volume, FieldPath path, FieldErrors errors)
    {
        foreach (var wrong in DnsName.CheckSubdomain(claim))
            errors.Invalid(path, volume, $"PVC name {GoText.Quote(claim)}: {wrong}");
    }

    /// <summary>Checks the metadata of a template: whatever but labels and annotations would be lost.</summary>
    public static void ValidateMetadata(ObjectMeta metadata, FieldPath path, FieldErrors errors)
    {
        AnnotationValidation.Validate(metadata.Annotations, path["annotations"], errors);
        LabelValidation.Validate(metadata.Labels, path["labels"], errors);
        ReadOnlySpan<(string Field, bool IsSet)> fields =
        [
            ("name", !string.IsNullOrEmpty(metadata.Name)),
            ("generateName", !string.IsNullOrEmpty(metadata.GenerateName)),
            ("namespace", !string.IsNullOrEmpty(metadata.Namespace)),
            ("selfLink", !string.IsNullOrEmpty(metadata.SelfLink)),
            ("uID", !string.IsNullOrEmpty(metadata.Uid)),
            ("resourceVersion", !string.IsNullOrEmpty(metadata.ResourceVersion)),
            ("generation", metadata.Generation != 0),
            ("creationTimestamp", metadata.CreationTimestamp is not null),
            ("deletionTimestamp", metadata.DeletionTimestamp is not null),
            ("deletionGracePeriodSeconds", metadata.DeletionGracePeriodSeconds is not null),
            ("ownerReferences", metadata.OwnerReferences.Count > 0),
            ("finalizers", metadata.Finalizers.Count > 0),
            ("managedFields", metadata.ManagedFields.Count > 0),
        ];
        foreach (var (field, isSet) in fields)
            if (isSet)
                errors.Forbidden(path[field], NotHere);
    }
}
