using System.Globalization;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary><c>kubectl rollout</c>: restarts, and waits until a rollout has come to its end.</summary>
internal static class KubectlRollout
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public static Task<int> RunAsync(KubectlConnection connection) => connection.Arguments.Operands.ElementAtOrDefault(1) switch
    {
        "restart" => KubectlChanges.RestartAsync(connection),
        "status" => WaitAsync(connection),
        var other => throw new KubectlException($"error: unknown command \"rollout {other}\""),
    };

    private static async Task<int> WaitAsync(KubectlConnection connection)
    {
        var limit = SystemCommands.ParseDuration(connection.Arguments.Find("timeout") ?? "0s") ?? TimeSpan.Zero;
        foreach (var (resource, name) in await KubectlTargets.NamesAsync(connection, connection.Arguments.Operands.Skip(2)))
        {
            var began = connection.Process.Loop.Now;
            for (string? said = null; ;)
            {
                var (isDone, text) = Judge(await connection.AskAsync("GET", resource.PathOf(connection.Namespace, name)), resource, name);
                if (text != said)
                    await connection.Process.WriteLineAsync(said = text);
                if (isDone)
                    break;
                if (connection.Arguments.Find("watch") == "false")
                    return 0;
                if (limit > TimeSpan.Zero && connection.Process.Loop.Now - began >= limit)
                    throw new KubectlException("error: timed out waiting for the condition");
                await connection.Process.DelayAsync(LookAgain);
            }
        }
        return 0;
    }

    private static (bool IsDone, string Text) Judge(JsonValue obj, KubectlResource resource, string name)
    {
        long Of(params string[] path) => obj.At(path) is { } value && long.TryParse(JsonText.WriteText(value), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var wanted = obj.At("spec", "replicas") is null ? 1 : Of("spec", "replicas");
        if (Of("metadata", "generation") > Of("status", "observedGeneration"))
            return (false, $"Waiting for {resource.Name.TrimEnd('s')} spec update to be observed...");
        switch (resource.Name)
        {
            case "daemonsets":
                var (updated, available, desired) = (Of("status", "updatedNumberScheduled"), Of("status", "numberAvailable"), Of("status", "desiredNumberScheduled"));
                return updated < desired ? (false, $"Waiting for daemon set \"{name}\" rollout to finish: {updated} out of {desired} new pods have been updated...")
                    : available < desired ? (false, $"Waiting for daemon set \"{name}\" rollout to finish: {available} of {desired} updated pods are available...")
                    : (true, $"daemon set \"{name}\" successfully rolled out");
            case "statefulsets":
                return Of("status", "readyReplicas") < wanted ? (false, $"Waiting for {wanted - Of("status", "readyReplicas")} pods to be ready...")
                    : (true, $"statefulset rolling update complete {wanted} pods at revision {obj.At("status", "currentRevision")?.AsText}...");
            case "deployments":
                var (fresh, all, ready) = (Of("status", "updatedReplicas"), Of("status", "replicas"), Of("status", "availableReplicas"));
                return fresh < wanted ? (false, $"Waiting for deployment \"{name}\" rollout to finish: {fresh} out of {wanted} new replicas have been updated...")
                    : all > fresh ? (false, $"Waiting for deployment \"{name}\" rollout to finish: {all - fresh} old replicas are pending termination...")
                    : ready < fresh ? (false, $"Waiting for deployment \"{name}\" rollout to finish: {ready} of {fresh} updated replicas are available...")
                    : (true, $"deployment \"{name}\" successfully rolled out");
            default:
                throw new KubectlException($"error: no status viewer has been implemented for {resource.Name}");
        }
    }
}
