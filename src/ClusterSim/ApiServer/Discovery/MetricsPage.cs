using System.Globalization;
using System.Text;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>What <c>/metrics</c> shows: the few figures that are true of a server which only exists here.</summary>
/// <remarks>Source: apiserver storage/etcd3/metrics; component-base metrics (v1.36). Differs from Kubernetes: requests and latencies are not measured.</remarks>
internal static class MetricsPage
{
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";

    public static ApiResponse Answer(Scheme scheme, ReadThrough reads, DateTimeOffset started)
    {
        var text = new StringBuilder();
        Describe(text, "kubernetes_build_info", "gauge", "[ALPHA] A metric with a constant '1' value labeled by the version this server behaves as.");
        text.Append(CultureInfo.InvariantCulture, $"kubernetes_build_info{{git_version=\"{ServerVersion.GitVersion}\",major=\"1\",minor=\"36\",platform=\"linux/amd64\"}} 1\n");
        Describe(text, "apiserver_storage_objects", "gauge", "[STABLE] Number of stored objects at the time of last check split by kind.");
        foreach (var type in scheme.All.Where(type => type.Verbs.Contains("list") && type.Verbs.Contains("create")).OrderBy(type => type.QualifiedName, StringComparer.Ordinal).DistinctBy(type => type.QualifiedName))
            text.Append(CultureInfo.InvariantCulture, $"apiserver_storage_objects{{resource=\"{type.QualifiedName}\"}} {reads.List<ApiObject>(type, null).Count}\n");
        Describe(text, "process_start_time_seconds", "gauge", "[ALPHA] Start time of the process since unix epoch in seconds.");
        text.Append(CultureInfo.InvariantCulture, $"process_start_time_seconds {started.ToUnixTimeSeconds()}\n");
        return new() { StatusCode = 200, Headers = [new("Content-Type", MediaType)], Body = Encoding.UTF8.GetBytes(text.ToString()) };
    }

    private static void Describe(StringBuilder text, string name, string kind, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
}
