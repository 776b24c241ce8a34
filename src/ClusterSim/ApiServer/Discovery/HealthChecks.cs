using System.Text;
using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>Whether the server is well: it is, whenever it answers.</summary>
/// <remarks>Source: apiserver server/healthz/healthz.go; the names are those of kube-apiserver's checks (v1.36). What they wait for is done before the first request.</remarks>
internal static class HealthChecks
{
    private static readonly string[] Always = ["ping", "log", "etcd"];
    private static readonly string[] OnlyReady = ["etcd-readiness", "informer-sync"];
    private static readonly string[] Hooks =
    [
        "poststarthook/start-apiserver-admission-initializer", "poststarthook/generic-apiserver-start-informers", "poststarthook/priority-and-fairness-config-consumer",
        "poststarthook/priority-and-fairness-filter", "poststarthook/storage-object-count-tracker-hook", "poststarthook/start-apiextensions-informers",
        "poststarthook/start-apiextensions-controllers", "poststarthook/crd-informer-synced", "poststarthook/start-system-namespaces-controller",
        "poststarthook/start-cluster-authentication-info-controller", "poststarthook/start-kube-apiserver-identity-lease-controller",
        "poststarthook/start-kube-apiserver-identity-lease-garbage-collector", "poststarthook/start-legacy-token-tracking-controller",
        "poststarthook/start-service-ip-repair-controllers", "poststarthook/rbac/bootstrap-roles", "poststarthook/scheduling/bootstrap-system-priority-classes",
        "poststarthook/priority-and-fairness-config-producer", "poststarthook/bootstrap-controller", "poststarthook/start-kubernetes-service-cidr-controller",
        "poststarthook/aggregator-reload-proxy-client-cert", "poststarthook/start-kube-aggregator-informers", "poststarthook/apiservice-status-local-available-controller",
        "poststarthook/apiservice-status-remote-available-controller", "poststarthook/apiservice-registration-controller", "poststarthook/apiservice-discovery-controller",
        "poststarthook/kube-apiserver-autoregistration", "autoregister-completion", "poststarthook/apiservice-openapi-controller", "poststarthook/apiservice-openapiv3-controller",
    ];

    /// <summary>The paths of all checks below <c>/healthz</c>, <c>/livez</c> or <c>/readyz</c>.</summary>
    public static IEnumerable<string> Paths(string root) => NamesOf(root).Select(name => $"/{root}/{name}").Prepend("/" + root);

    /// <summary>The answer of a check, or of all of them; null when there is none of that name.</summary>
    /// <param name="root"><c>healthz</c>, <c>livez</c> or <c>readyz</c>.</param>
    /// <param name="name">Name of one check; empty for all.</param>
    /// <param name="query">May ask for details or leave out checks.</param>
    public static ApiResponse? Answer(string root, string name, QueryString query)
    {
        var names = NamesOf(root);
        if (name.Length > 0)
            return names.Contains(name) ? Text("ok") : null;
        var excluded = query.FindAll("exclude");
        var unknown = excluded.Where(check => !names.Contains(check)).ToList();
        if (query.Find("verbose") is null)
            return Text("ok");
        var report = new StringBuilder();
        foreach (var check in names)
            report.Append("[+]").Append(check).Append(excluded.Contains(check) ? " excluded: ok\n" : " ok\n");
        if (unknown.Count > 0)
            report.Append("warn: some health checks cannot be excluded: no matches for ").AppendJoin(',', unknown.Select(GoText.Quote)).Append('\n');
        return Text(report.Append(root).Append(" check passed\n").ToString());
    }

    private static List<string> NamesOf(string root) => [.. Always, .. root == "readyz" ? OnlyReady : [], .. Hooks, .. root == "readyz" ? (string[])["shutdown"] : []];

    private static ApiResponse Text(string text) => ResponseWriter.Text(200, text);
}
