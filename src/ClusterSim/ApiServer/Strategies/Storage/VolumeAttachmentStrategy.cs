using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How VolumeAttachments are written.</summary>
/// <remarks>Source: registry/storage/volumeattachment/strategy.go; storage/validation/validation.go, ValidateVolumeAttachment (v1.36).</remarks>
internal sealed class VolumeAttachmentStrategy : ResourceStrategy<VolumeAttachment>
{
    private const int MaxMetadataSize = 256 * 1024;
    private const int MaxMessageSize = 1024;

    public override bool HasGeneration => false;

    public override bool ReturnsDeletedObject => true;

    public override bool AllowsUnconditionalUpdate => false;

    protected override VolumeAttachment Default(VolumeAttachment obj) => obj.Spec.Source.InlineVolumeSpec is { } volume
        ? obj with { Spec = obj.Spec with { Source = obj.Spec.Source with { InlineVolumeSpec = PersistentVolumeDefaults.Apply(volume) } } }
        : obj;

    protected override VolumeAttachment PrepareForCreate(VolumeAttachment obj) => obj with { Status = new() };

    protected override VolumeAttachment PrepareForUpdate(VolumeAttachment obj, VolumeAttachment old) => obj with { Status = old.Status };

    protected override VolumeAttachment PrepareForStatusUpdate(VolumeAttachment obj, VolumeAttachment old) => obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(VolumeAttachment obj, FieldErrors errors)
    {
        ValidateCommon(obj, errors);
        CsiVolumeValidation.ValidateDriver(obj.Spec.Attacher, FieldPath.Root("spec.attacher"), errors);
        if (obj.Spec.Source.PersistentVolumeName is { } volume)
            errors.Invalid(FieldPath.Root("spec.source.persistentVolumeName"), volume, DnsName.CheckSubdomain(volume));
    }

    protected override void ValidateUpdate(VolumeAttachment obj, VolumeAttachment old, FieldErrors errors)
    {
        ValidateCommon(obj, errors);
        errors.Unchanged(FieldPath.Spec, obj.Spec, old.Spec);
    }

    protected override void ValidateStatusUpdate(VolumeAttachment obj, VolumeAttachment old, FieldErrors errors) => ValidateUpdate(obj, old, errors);

    private void ValidateCommon(VolumeAttachment obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        if (obj.Spec.Attacher.Length == 0)
            errors.Required(FieldPath.Spec["attacher"]);
        ValidateSource(obj.Spec.Source, FieldPath.Spec["source"], errors);
        errors.Invalid(FieldPath.Spec["nodeName"], obj.Spec.NodeName, DnsName.CheckSubdomain(obj.Spec.NodeName));
        if (obj.Status.AttachmentMetadata.Sum(entry => GoText.Length(entry.Key) + GoText.Length(entry.Value)) > MaxMetadataSize)
            errors.TooLong(FieldPath.Status["attachmentMetadata"], MaxMetadataSize);
        ValidateError(obj.Status.AttachError, FieldPath.Status["attachError"], errors);
        ValidateError(obj.Status.DetachError, FieldPath.Status["detachError"], errors);
    }

    private static void ValidateSource(VolumeAttachmentSource source, FieldPath path, FieldErrors errors)
    {
        const string ExactlyOne = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
        switch (source)
        {
            case { InlineVolumeSpec: null, PersistentVolumeName: null }:
                errors.Required(path, ExactlyOne);
                break;
            case { InlineVolumeSpec: not null, PersistentVolumeName: not null }:
                errors.Forbidden(path, ExactlyOne);
                break;
            case { InlineVolumeSpec: { } volume }:
                PersistentVolumeValidation.ValidateInline(volume, path["inlineVolumeSpec"], errors);
                break;
            case { PersistentVolumeName: "" }:
                errors.Required(path["persistentVolumeName"], "must specify non empty persistentVolumeName");
                break;
        }
    }

    // The limit that is named is not the one that is kept, as in Kubernetes.
    private static void ValidateError(VolumeError? error, FieldPath path, FieldErrors errors)
    {
        if (GoText.Length(error?.Message ?? "") > MaxMessageSize)
            errors.TooLong(path["message"], MaxMetadataSize);
        if (error?.ErrorCode < 0)
            errors.Invalid(path["errorCode"], error.ErrorCode, FormatText.Between(0, int.MaxValue));
    }
}
