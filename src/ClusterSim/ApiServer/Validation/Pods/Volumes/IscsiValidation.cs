using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with iSCSI volumes.</summary>
/// <remarks>Source: core/validation/validation.go, validateISCSIVolumeSource (v1.36).</remarks>
internal static partial class IscsiValidation
{
    public const string TooLong = "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";
    private const string NoFormat = "must be valid format";

    public static void Validate(ISCSIVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.TargetPortal, path["targetPortal"], errors);
        if (source.Iqn.Length == 0)
            errors.Required(path["iqn"]);
        else
            ValidateName(source.Iqn, path["iqn"], errors);
        if (source.Lun is < 0 or > 255)
            errors.Invalid(path["lun"], source.Lun, FormatText.Between(0, 255));
        if ((source.ChapAuthDiscovery || source.ChapAuthSession) && source.SecretRef is null)
            errors.Required(path["secretRef"]);
        if (source.InitiatorName is { } initiator)
            ValidateName(initiator, path["initiatorname"], errors);
    }

    /// <summary>The same for a persistent volume named <paramref name="volume"/>.</summary>
    public static void Validate(ISCSIPersistentVolumeSource source, string volume, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.TargetPortal, path["targetPortal"], errors);
        if (source.Iqn.Length == 0)
            errors.Required(path["iqn"]);
        else
            ValidateName(source.Iqn, path["iqn"], errors);
        if (source.Lun is < 0 or > 255)
            errors.Invalid(path["lun"], source.Lun, FormatText.Between(0, 255));
        if ((source.ChapAuthDiscovery || source.ChapAuthSession) && source.SecretRef is null)
            errors.Required(path["secretRef"]);
        if (source.SecretRef is { } secret)
            RequiredText.Validate(secret.Name, path["secretRef"]["name"], errors);
        if (source.InitiatorName is not { } initiator)
            return;
        ValidateName(initiator, path["initiatorname"], errors);
        if (GoText.Length(volume + ":" + source.TargetPortal) > 64)
            errors.Invalid(path["targetportal"], source.TargetPortal, TooLong);
    }

    private static void ValidateName(string name, FieldPath path, FieldErrors errors)
    {
        var format = (name.Length < 3 ? "" : name[..3]) switch { "iqn" => Iqn(), "eui" => Eui(), "naa" => Naa(), _ => null };
        if (format is null)
            errors.Invalid(path, name, NoFormat + " starting with iqn, eui, or naa");
        else if (!format.IsMatch(name))
            errors.Invalid(path, name, NoFormat);
    }

    [GeneratedRegex(@"iqn\.[0-9]{4}-[0-9]{2}\.([a-zA-Z0-9\-.]+)(:[^,;*&$|\s]+)\z")]
    private static partial Regex Iqn();

    [GeneratedRegex(@"^eui.[a-zA-Z0-9]{16}\z")]
    private static partial Regex Eui();

    [GeneratedRegex(@"^naa.[a-zA-Z0-9]{32}\z")]
    private static partial Regex Naa();
}
