using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.Controllers.Revisions;

/// <summary>What a ControllerRevision holds: a patch that puts a Pod template in the place of the present one.</summary>
/// <remarks>Source: stateful_set_utils.go and daemon/update.go, getPatch (v1.36).</remarks>
internal static class RevisionData
{
    private const string Directive = "$patch";

    /// <summary>The patch that brings <paramref name="template"/> back, its fields in alphabetical order.</summary>
    public static JsonObject Of(PodTemplateSpec template)
    {
        var content = Sorted(ObjectJson.ToJson(template).Set(Directive, "replace"));
        return new([new("spec", new JsonObject([new("template", content)]))]);
    }

    /// <summary>The patch as Kubernetes stores and hashes it.</summary>
    public static string TextOf(JsonObject data) => GoJson.Compact(data);

    /// <summary>The template that a revision brings back, what was left out filled in; null when it holds none, as somebody else's may not.</summary>
    public static PodTemplateSpec? TemplateIn(JsonValue? data)
    {
        if (data?.At("spec", "template") is not JsonObject content)
            return null;
        try
        {
            return PodTemplateDefaults.Apply(ObjectJson.FromJson<PodTemplateSpec>(content.Remove(Directive)));
        }
        catch (DecodeException)
        {
            return null;
        }
    }

    private static JsonValue Sorted(JsonValue value) => value switch
    {
        JsonObject obj => new JsonObject(obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray array => new JsonArray(array.Items.Select(Sorted).ToValueList()), // Not Replace: what is but in another order is equal to it.
        _ => value,
    };
}
