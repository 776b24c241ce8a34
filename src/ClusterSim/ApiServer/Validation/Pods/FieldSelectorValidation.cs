namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with references to a pod's own fields.</summary>
/// <remarks>Source: core/validation/validation.go, validateObjectFieldSelector; core/pods/helpers.go, ConvertDownwardAPIFieldLabel (v1.36).</remarks>
internal static class FieldSelectorValidation
{
    private const string Labels = "metadata.labels";
    private const string Annotations = "metadata.annotations";

    private static readonly string[] ForEnv =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    private static readonly string[] ForVolumes = [Annotations, Labels, "metadata.name", "metadata.namespace", "metadata.uid"];

    private static readonly string[] Known = [Annotations, Labels, .. ForEnv, "spec.restartPolicy", "spec.schedulerName", "status.phase"];

    public static void ValidateForEnv(ObjectFieldSelector selector, FieldPath path, FieldErrors errors) => Validate(selector, ForEnv, path, errors);

    public static void ValidateForVolume(ObjectFieldSelector selector, FieldPath path, FieldErrors errors) => Validate(selector, ForVolumes, path, errors);

    private static void Validate(ObjectFieldSelector selector, string[] supported, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(selector.ApiVersion))
            errors.Required(path["apiVersion"]);
        else if (selector.FieldPath.Length == 0)
            errors.Required(path["fieldPath"]);
        else if (Unknown(selector.ApiVersion, selector.FieldPath) is { } problem)
            errors.Invalid(path["fieldPath"], selector.FieldPath, "error converting fieldPath: " + problem);
        else if (SplitSubscript(selector.FieldPath) is var (field, key))
            errors.Invalid(path, Subscript(field, key), LabelSyntax.CheckKey(Subscript(field, key)));
        else if (Converted(selector.FieldPath) is var converted && !supported.Contains(converted))
            errors.NotSupported(path["fieldPath"], converted, supported);
    }

    // Annotations may have capitals in front of the slash, labels not.
    private static string Subscript(string field, string key) => field == Annotations ? key.ToLowerInvariant() : key;

    private static string Converted(string field) => field == "spec.host" ? "spec.nodeName" : field;

    private static string? Unknown(string version, string field)
    {
        if (version != "v1")
            return "unsupported pod version: " + version;
        if (SplitSubscript(field) is var (subscripted, _))
            return subscripted is Labels or Annotations ? null : "field label does not support subscript: " + field;
        return Known.Contains(field) || field == "spec.host" ? null : "field label not supported: " + field;
    }

    /// <summary>The two parts of <c>metadata.labels['key']</c>; null when there is no subscript.</summary>
    public static (string Field, string Key)? SplitSubscript(string field)
    {
        var open = field.IndexOf("['", StringComparison.Ordinal);
        return open > 0 && field.EndsWith("']", StringComparison.Ordinal) && open + 2 <= field.Length - 2
            ? (field[..open], field[(open + 2)..^2])
            : null;
    }
}
