using System.Text.Json.Nodes;
using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Clusters;

/// <summary>Sets of manifests that projects publish, each on a cluster of its own: all of it loads, and its Pods become ready, but for what is known to keep them from it.</summary>
[TestFixture]
public sealed class RealSetsTests
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(30);

    [TestCaseSource(nameof(Sets))]
    public void A_set_loads_and_becomes_ready(string set)
    {
        var folder = Path.Combine(Folder!, set);
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!;
        var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToList();
        var surprises = new List<string>();

        if (expected["mode"]!.GetValue<string>() == "per-file")
            foreach (var file in files)
                Look([file], expected, surprises, expected["per_file"]?[Path.GetFileName(file)]?["blocked"] is not null);
        else
            Look(files, expected, surprises, isBlocked: false);

        string.Join('\n', surprises).Should().BeEmpty();
    }

    [Test]
    public void There_are_sets()
    {
        if (Folder is null)
            Assert.Ignore("There is no folder shared/manifests beside the repository.");
        Sets().Should().NotBeEmpty();
    }

    private static void Look(IReadOnlyList<string> files, JsonNode expected, List<string> surprises, bool isBlocked)
    {
        using var cluster = new Cluster(new ClusterOptions { Network = new() { Internet = true } });
        var load = cluster.Load(files, createsNamespaces: true);
        cluster.Run(TimeSpan.FromMinutes(1));
        load.Retry();
        cluster.Run(ReadyWithin);

        foreach (var refused in load.Refused.Where(refused => !IsExpected(refused, expected)))
            surprises.Add(refused.ToString());
        if (isBlocked)
            return;
        foreach (var (kind, obj, isReady) in Workloads(cluster))
            if (!isReady && !MayWait(expected, $"{kind}/{obj.Metadata.Name}", obj.Metadata.Namespace!))
                surprises.Add($"{Path.GetFileName(files[0])}: {kind} {obj.Metadata.Namespace}/{obj.Metadata.Name} is not ready");
    }

    /// <summary>What a plain cluster refuses: kinds it does not serve, names and fields that are wrong, and addresses of a family it has not got.</summary>
    private static bool IsExpected(ManifestResult refused, JsonNode expected)
    {
        var file = Path.GetFileName(refused.Source);
        return ((string[])["no_matches_for_kind", "likely_validation_errors", "yaml_errors", "schema_issues"]).Any(list => expected[list]?.ToJsonString().Contains(file, StringComparison.Ordinal) == true)
            || refused.Refusal!.Contains("not configured on this cluster", StringComparison.Ordinal)
            || refused.Refusal.Contains("apiVersion must specify API group", StringComparison.Ordinal);
    }

    private static bool MayWait(JsonNode expected, string workload, string @namespace) =>
        expected["may_stay_pending"]!.AsArray().Any(entry => entry!["workload"]!.GetValue<string>() == workload && entry["namespace"]!.GetValue<string>() == @namespace);

    /// <summary>Servers, Jobs, and Pods of their own. Those that are meant to fail cannot be told from the manifests but by their names and commands.</summary>
    private static IEnumerable<(string Kind, ApiObject Object, bool IsReady)> Workloads(Cluster cluster)
    {
        foreach (var it in cluster.Client.List<Deployment>())
            yield return ("Deployment", it, it.Status.AvailableReplicas >= (it.Spec.Replicas ?? 1));
        foreach (var it in cluster.Client.List<StatefulSet>())
            yield return ("StatefulSet", it, it.Status.ReadyReplicas >= (it.Spec.Replicas ?? 1));
        foreach (var it in cluster.Client.List<DaemonSet>())
            yield return ("DaemonSet", it, it.Status.NumberReady >= it.Status.DesiredNumberScheduled);
        foreach (var it in cluster.Client.List<ReplicaSet>().Where(it => it.Metadata.OwnerReferences.Count == 0))
            yield return ("ReplicaSet", it, it.Status.ReadyReplicas >= (it.Spec.Replicas ?? 1));
        foreach (var it in cluster.Client.List<ReplicationController>())
            yield return ("ReplicationController", it, it.Status.ReadyReplicas >= (it.Spec.Replicas ?? 1));
        foreach (var it in cluster.Client.List<Job>().Where(it => it.Metadata.OwnerReferences.Count == 0 && !IsMeantToFail(it.Metadata.Name, it.Spec.Template.Spec)))
            yield return ("Job", it, it.Spec.Suspend == true || it.Status.Active > 0 || it.Status.Conditions.Any(condition => condition is { Type: "Complete" or "SuccessCriteriaMet", Status: "True" }));
        foreach (var it in cluster.Client.List<Pod>().Where(it => it.Metadata.OwnerReferences.Count == 0 && !IsMeantToFail(it.Metadata.Name, it.Spec)))
            yield return ("Pod", it, it.Status.Phase == "Succeeded" || it.Status.Conditions.Any(condition => condition is { Type: "Ready", Status: "True" }));
    }

    private static bool IsMeantToFail(string? name, PodSpec pod) =>
        new[] { "fail", "liveness", "broken", "unhealthy", "crash", "termination", "private", "http-healthcheck", "memory-demo" }.Any(word => name?.Contains(word, StringComparison.Ordinal) == true)
        || pod.Containers.Any(container => container.Command.Concat(container.Args).Any(word => word.Contains("exit ", StringComparison.Ordinal)));

    private static IEnumerable<string> Sets() => Folder is { } folder ? Directory.EnumerateDirectories(folder).Where(set => File.Exists(Path.Combine(set, "expected.json"))).Select(set => Path.GetFileName(set)!).Order(StringComparer.Ordinal) : [];

    private static string? Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "shared", "manifests") is var candidate && Directory.Exists(candidate))
                    return candidate;
            return null;
        }
    }
}
