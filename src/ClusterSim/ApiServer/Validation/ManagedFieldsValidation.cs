using System.Text;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the record of who owns which field, and with the names of those who do.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/validation/validation.go, ValidateManagedFields (v1.36).</remarks>
internal static class ManagedFieldsValidation
{
    private const int MaxManagerLength = 128; // FieldManagerMaxLength
    private const int MaxSubresourceLength = 256; // MaxSubresourceNameLength

    public static void Validate(ObjectMeta metadata, FieldPath path, FieldErrors errors)
    {
        if (metadata.Ownership is not StatedOwnership { Entries: var entries })
            return; // What the server works out itself is valid.
        for (var i = 0; i < entries.Count; i++)
            Validate(entries[i], path[i], errors);
    }

    /// <summary>Checks the name of a field manager: at most 128 bytes, all of them printable.</summary>
    public static void ValidateManager(string manager, FieldPath path, FieldErrors errors)
    {
        if (GoText.Length(manager) > MaxManagerLength)
            errors.TooLong(path, MaxManagerLength);
        var position = 0;
        foreach (var rune in manager.EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
                errors.Invalid(path, manager, $"invalid character U+{rune.Value:X4} (at position {position})");
            position += rune.Utf8SequenceLength;
        }
    }

    private static void Validate(ManagedFieldsEntry entry, FieldPath path, FieldErrors errors)
    {
        if (entry.Operation is not ("Apply" or "Update"))
            errors.Invalid(path["operation"], entry.Operation ?? "", "must be `Apply` or `Update`");
        if (!string.IsNullOrEmpty(entry.FieldsType) && entry.FieldsType != "FieldsV1")
            errors.Invalid(path["fieldsType"], entry.FieldsType, "must be `FieldsV1`");
        ValidateManager(entry.Manager ?? "", path["manager"], errors);
        if (GoText.Length(entry.Subresource ?? "") > MaxSubresourceLength)
            errors.TooLong(path["subresource"], MaxSubresourceLength);
    }
}
