using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>The command <c>kubectl</c> inside a container, as jobs that administer a cluster use it.</summary>
/// <remarks>
/// Source: kubectl (v1.36).
/// Differs from Kubernetes: it knows the verbs get, create, apply, delete, scale, patch, label, annotate, rollout restart and status, logs, wait, auth can-i, version and proxy; <c>apply</c> works on the server's side, and deletions are not waited for.
/// </remarks>
internal static class KubectlCommand
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(Process process)
    {
        var arguments = new KubectlArguments(process.Arguments.Skip(1));
        var connection = new KubectlConnection(process, arguments);
        try
        {
            return await RunAsync(connection, arguments.Operands.FirstOrDefault() ?? "");
        }
        catch (Exception failure) when (failure is KubectlException or DecodeException)
        {
            await process.WriteErrorAsync(failure is KubectlException ? failure.Message : "error: " + failure.Message);
            return 1;
        }
    }

    private static Task<int> RunAsync(KubectlConnection connection, string verb) => verb switch
    {
        "get" => KubectlGet.RunAsync(connection),
        "create" => KubectlChanges.CreateAsync(connection),
        "apply" => KubectlChanges.ApplyAsync(connection),
        "delete" => KubectlChanges.DeleteAsync(connection),
        "scale" => KubectlChanges.ScaleAsync(connection),
        "patch" => KubectlChanges.PatchAsync(connection),
        "label" => KubectlChanges.MarkAsync(connection, "labels"),
        "annotate" => KubectlChanges.MarkAsync(connection, "annotations"),
        "rollout" => KubectlRollout.RunAsync(connection),
        "logs" => LogsAsync(connection),
        "wait" => WaitAsync(connection),
        "auth" => MayAsync(connection),
        "version" => VersionAsync(connection),
        "proxy" => KubectlProxy.RunAsync(connection),
        "" => HelpAsync(connection),
        _ => throw new KubectlException($"error: unknown command \"{verb}\" for \"kubectl\""),
    };

    private static async Task<int> HelpAsync(KubectlConnection connection)
    {
        await connection.Process.WriteLineAsync("kubectl controls the Kubernetes cluster manager.\n\n Find more information at: https://kubernetes.io/docs/reference/kubectl/");
        return 0;
    }

    private static async Task<int> LogsAsync(KubectlConnection connection)
    {
        var arguments = connection.Arguments;
        var name = (arguments.Operands.ElementAtOrDefault(1) ?? throw new KubectlException("error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.")).Split('/')[^1];
        List<string> query = [];
        if (arguments.Find("c", "container") is { } container)
            query.Add("container=" + Uri.EscapeDataString(container));
        if (arguments.Find("tail") is { } tail)
            query.Add("tailLines=" + tail);
        if (arguments.Has("previous"))
            query.Add("previous=true");
        var response = await connection.SendAsync(new() { Path = $"/api/v1/namespaces/{connection.Namespace}/pods/{name}/log{(query.Count == 0 ? "" : "?" + string.Join('&', query))}" });
        if (response.Status >= 400)
            throw KubectlConnection.Refused(response);
        await HttpOutcome.CopyBodyAsync(response, connection.Process.Output, connection.Process.Killed);
        return 0;
    }

    /// <summary>Looks every second whether a condition holds, or the objects are gone.</summary>
    private static async Task<int> WaitAsync(KubectlConnection connection)
    {
        var wanted = connection.Arguments.Find("for") ?? throw new KubectlException("error: must specify --for");
        var limit = SystemCommands.ParseDuration(connection.Arguments.Find("timeout") ?? "30s") ?? TimeSpan.FromSeconds(30);
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(1)))
        {
            for (var waited = TimeSpan.Zero; !await HoldsAsync(connection, resource.PathOf(connection.Namespace, name), wanted); waited += LookAgain)
            {
                if (waited >= limit)
                    throw new KubectlException($"error: timed out waiting for the condition on {resource.Name}/{name}");
                await connection.Process.DelayAsync(LookAgain);
            }
            await connection.Process.WriteLineAsync($"{resource.Qualified}/{name} condition met");
        }
        return 0;
    }

    private static async Task<bool> HoldsAsync(KubectlConnection connection, string path, string wanted)
    {
        var response = await connection.SendAsync(new() { Path = path, Headers = [new("accept", "application/json")] });
        if (wanted is "delete" or "create")
            return response.Status == 404 == (wanted == "delete");
        if (response.Status >= 400)
            throw KubectlConnection.Refused(response);
        if (wanted.StartsWith("jsonpath=", StringComparison.Ordinal))
            return HasValue(JsonText.Parse(response.Body.AsSpan()), wanted["jsonpath=".Length..]);
        var parts = wanted.Split('=');
        if (parts is not ["condition", var type, ..])
            throw new KubectlException($"error: unrecognized condition: \"{wanted}\"");
        var status = parts.ElementAtOrDefault(2) ?? "true";
        return JsonText.Parse(response.Body.AsSpan()).At("status", "conditions") is JsonArray conditions && conditions.Items.Any(condition =>
            string.Equals(condition["type"]?.AsText, type, StringComparison.OrdinalIgnoreCase) && string.Equals(condition["status"]?.AsText, status, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As in <c>{.status.phase}=Running</c>; without a value the field has to be there.</summary>
    private static bool HasValue(JsonValue obj, string wanted)
    {
        var end = wanted.IndexOf('}', StringComparison.Ordinal) is >= 0 and var brace ? brace + 1 : wanted.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? equals : wanted.Length;
        var found = obj.At(wanted[..end].Trim('{', '}', '\'').Split('.', StringSplitOptions.RemoveEmptyEntries));
        return found is not null && (end == wanted.Length || (found.AsText ?? JsonText.WriteText(found)) == wanted[(end + 1)..].Trim('\'', '"'));
    }

    private static async Task<int> MayAsync(KubectlConnection connection)
    {
        if (connection.Arguments.Operands is not ["auth", "can-i", var verb, var kind, ..])
            throw new KubectlException("error: you must specify two arguments: verb resource or verb resource/resourceName.");
        var resource = await KubectlResource.FindAsync(connection, kind.Split('/')[0]);
        var attributes = new JsonObject(
        [
            new("namespace", connection.Namespace), new("verb", verb), new("resource", resource.Name),
            new("group", resource.GroupVersion.Contains('/') ? resource.GroupVersion.Split('/')[0] : ""),
            new("name", kind.Split('/').ElementAtOrDefault(1) ?? ""),
        ]);
        var review = new JsonObject([new("apiVersion", "authorization.k8s.io/v1"), new("kind", "SelfSubjectAccessReview"), new("spec", new JsonObject([new("resourceAttributes", attributes)]))]);
        var answer = await connection.AskAsync("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review);
        var isAllowed = answer.At("status", "allowed") is JsonBool { Value: true };
        await connection.Process.WriteLineAsync(isAllowed ? "yes" : "no");
        return isAllowed ? 0 : 1;
    }

    private static async Task<int> VersionAsync(KubectlConnection connection)
    {
        await connection.Process.WriteLineAsync("Client Version: v1.36.2\nKustomize Version: v5.8.1");
        if (connection.Arguments.Has("client"))
            return 0;
        var version = await connection.AskAsync("GET", "/version");
        await connection.Process.WriteLineAsync("Server Version: " + version["gitVersion"]?.AsText);
        return 0;
    }
}
