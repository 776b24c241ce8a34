using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>The verbs of kubectl that change something.</summary>
internal static class KubectlChanges
{
    private const string MergePatch = "application/merge-patch+json";

    public static async Task<int> CreateAsync(KubectlConnection connection)
    {
        foreach (var manifest in await ManifestsAsync(connection))
        {
            var resource = await KubectlResource.FindAsync(connection, manifest);
            await connection.AskAsync("POST", resource.PathOf(NamespaceOf(connection, manifest)), manifest);
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{NameOf(manifest)} created");
        }
        return 0;
    }

    /// <summary>Applies on the server's side, whoever owned the fields before.</summary>
    public static async Task<int> ApplyAsync(KubectlConnection connection)
    {
        foreach (var manifest in await ManifestsAsync(connection))
        {
            var resource = await KubectlResource.FindAsync(connection, manifest);
            var path = resource.PathOf(NamespaceOf(connection, manifest), NameOf(manifest));
            var before = await connection.SendAsync(new() { Path = path, Headers = [new("accept", "application/json")] });
            var after = await connection.AskAsync("PATCH", path + "?fieldManager=kubectl&force=true", manifest, "application/apply-patch+yaml");
            var was = before.Status == 404 ? "created"
                : JsonText.Parse(before.Body.AsSpan()).At("metadata", "resourceVersion") == after.At("metadata", "resourceVersion") ? "unchanged" : "configured";
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{NameOf(manifest)} {was}");
        }
        return 0;
    }

    public static async Task<int> DeleteAsync(KubectlConnection connection)
    {
        var arguments = connection.Arguments;
        if (arguments.Find("f", "filename") is not null)
        {
            foreach (var manifest in await ManifestsAsync(connection))
                await DeleteAsync(connection, await KubectlResource.FindAsync(connection, manifest), NameOf(manifest), NamespaceOf(connection, manifest));
            return 0;
        }
        if (arguments.Operands.Count == 2 && !arguments.Operands[1].Contains('/') && !arguments.Has("all") && arguments.Find("l", "selector") is null)
            throw new KubectlException("error: resource(s) were provided, but no name was specified");
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, arguments.Operands.Skip(1)))
            await DeleteAsync(connection, resource, name, connection.Namespace);
        return 0;
    }

    public static async Task<int> ScaleAsync(KubectlConnection connection)
    {
        if (!long.TryParse(connection.Arguments.Find("replicas"), NumberStyles.None, CultureInfo.InvariantCulture, out var replicas))
            throw new KubectlException("error: required flag(s) \"replicas\" not set");
        var body = new JsonObject([new("spec", new JsonObject([new("replicas", replicas)]))]);
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(1)))
        {
            await connection.AskAsync("PATCH", resource.PathOf(connection.Namespace, name) + "/scale", body, MergePatch);
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{name} scaled");
        }
        return 0;
    }

    public static async Task<int> PatchAsync(KubectlConnection connection)
    {
        var text = connection.Arguments.Find("p", "patch") ?? throw new KubectlException("error: must specify --patch or --patch-file containing the contents of the patch");
        var type = connection.Arguments.Find("type") switch { "merge" => MergePatch, "json" => "application/json-patch+json", _ => "application/strategic-merge-patch+json" };
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(1)))
        {
            await connection.AskAsync("PATCH", resource.PathOf(connection.Namespace, name), YamlText.Parse(text)[0], type);
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{name} patched");
        }
        return 0;
    }

    /// <summary><c>label</c> and <c>annotate</c>: <c>key=value</c> sets, <c>key-</c> removes.</summary>
    public static async Task<int> MarkAsync(KubectlConnection connection, string field)
    {
        var isMark = (string word) => word.Contains('=') || word.EndsWith('-');
        var marks = connection.Arguments.Operands.Skip(1).Where(isMark).Select(static word =>
            word.IndexOf('=') is >= 0 and var at ? KeyValuePair.Create(word[..at], (JsonValue)word[(at + 1)..]) : KeyValuePair.Create(word[..^1], JsonValue.Null));
        var body = new JsonObject([new("metadata", new JsonObject([new(field, new JsonObject(marks))]))]);
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(1).Where(word => !isMark(word))))
        {
            await connection.AskAsync("PATCH", resource.PathOf(connection.Namespace, name), body, MergePatch);
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{name} {(field == "labels" ? "labeled" : "annotated")}");
        }
        return 0;
    }

    public static async Task<int> RestartAsync(KubectlConnection connection)
    {
        var time = connection.Process.Loop.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var annotations = new JsonObject([new("annotations", new JsonObject([new("kubectl.kubernetes.io/restartedAt", time)]))]);
        var body = new JsonObject([new("spec", new JsonObject([new("template", new JsonObject([new("metadata", annotations)]))]))]);
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(2)))
        {
            await connection.AskAsync("PATCH", resource.PathOf(connection.Namespace, name), body, MergePatch);
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{name} restarted");
        }
        return 0;
    }

    private static async Task DeleteAsync(KubectlConnection connection, KubectlResource resource, string name, string @namespace)
    {
        var grace = connection.Arguments.Find("grace-period") ?? (connection.Arguments.Has("force") ? "0" : connection.Arguments.Has("now") ? "1" : null);
        var body = grace is null ? null : new JsonObject([new("kind", "DeleteOptions"), new("apiVersion", "v1"), new("gracePeriodSeconds", long.Parse(grace, CultureInfo.InvariantCulture))]);
        await connection.AskAsync("DELETE", resource.PathOf(@namespace, name), body);
        await connection.Process.WriteLineAsync($"{resource.Qualified} \"{name}\" {(connection.Arguments.Has("force") ? "force deleted" : "deleted")} from {@namespace} namespace");
    }

    private static string NameOf(JsonValue manifest) => manifest.At("metadata", "name")?.AsText ?? "";

    private static string NamespaceOf(KubectlConnection connection, JsonValue manifest) => manifest.At("metadata", "namespace")?.AsText ?? connection.Namespace;

    private static async Task<IReadOnlyList<JsonValue>> ManifestsAsync(KubectlConnection connection)
    {
        var file = connection.Arguments.Find("f", "filename") ?? throw new KubectlException("error: must specify one of -f and -k");
        var text = Encoding.UTF8.GetString((await FileStreams.ReadAsync(connection.Process, file)).Span);
        return [.. YamlText.Parse(text, file).SelectMany(static document => document["items"] is JsonArray { Items: var items } ? items : [document])];
    }
}
