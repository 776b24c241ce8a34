using System.Text;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;
using GoText = ClusterSim.ApiServer.Validation.GoText;

namespace ClusterSim.ApiServer.Apply;

/// <summary>
/// Objects that <c>kubectl</c> used to apply by itself, noting in an annotation what it applied last: when it goes over to server-side apply, what the annotation says counts as its own.
/// </summary>
/// <remarks>Source: apimachinery managedfields/internal/lastapplied.go, lastappliedmanager.go, lastappliedupdater.go (v1.36).</remarks>
internal static class LastApplied
{
    /// <summary>The only manager this is done for.</summary>
    public const string Manager = "kubectl";

    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration"; // LastAppliedConfigAnnotation
    private const int MaxAnnotations = 256 * 1024; // TotalAnnotationSizeLimitB

    /// <summary>The fields that stand in the annotation as they are in the object; null when there is no usable annotation.</summary>
    public static FieldSet? UnchangedFields(JsonObject live, string version, MergeType type)
    {
        if (live.At("metadata", "annotations", Annotation)?.AsText is not { Length: > 0 } text)
            return null;
        try
        {
            if (JsonText.Parse(Encoding.UTF8.GetBytes(text)) is not JsonObject last || last["apiVersion"]?.AsText != version)
                return null;
            TypedValidation.Check(last, type, allowsDuplicates: false);
            var change = TypedComparison.Of(last, live, type);
            return FieldsOf.Value(last, type).Difference(change.Set).Difference(change.Removed);
        }
        catch (Exception broken) when (broken is DecodeException or TypedException)
        {
            return null;
        }
    }

    /// <summary>The object with the annotation, where it has one, brought up to date.</summary>
    public static ApiObject Noted(ApiObject obj, JsonObject config)
    {
        if (obj.Metadata.Annotations.GetValueOrDefault(Annotation) is not { Length: > 0 })
            return obj;
        var noted = obj.Metadata.Annotations.Set(Annotation, GoJson.Compact(Sorted(WithoutAnnotation(config))) + "\n");
        if (noted.Sum(annotation => GoText.Length(annotation.Key) + GoText.Length(annotation.Value)) > MaxAnnotations)
            noted = noted.Remove(Annotation);
        return obj with { Metadata = obj.Metadata with { Annotations = noted } };
    }

    private static JsonObject WithoutAnnotation(JsonObject config) =>
        config["metadata"] is JsonObject metadata && metadata["annotations"] is JsonObject annotations
            ? config.Set("metadata", metadata.Set("annotations", annotations.Remove(Annotation)))
            : config;

    private static JsonValue Sorted(JsonValue value) => value switch
    {
        JsonObject obj => new JsonObject(obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray array => new JsonArray(array.Items.Select(Sorted).ToValueList()),
        _ => value,
    };
}
