namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what probes and hooks leave out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_Probe, SetDefaults_HTTPGetAction (v1.36).</remarks>
internal static class ProbeDefaults
{
    public static Probe? Apply(Probe? probe)
    {
        if (probe is null)
            return null;
        var (http, grpc) = (Apply(probe.HttpGet), probe.Grpc is { Service: null } ? probe.Grpc with { Service = "" } : probe.Grpc);
        var complete = probe is { TimeoutSeconds: not 0, PeriodSeconds: not 0, SuccessThreshold: not 0, FailureThreshold: not 0 }
            && ReferenceEquals(http, probe.HttpGet) && ReferenceEquals(grpc, probe.Grpc);
        return complete
            ? probe
            : probe with
            {
                TimeoutSeconds = Or(probe.TimeoutSeconds, 1),
                PeriodSeconds = Or(probe.PeriodSeconds, 10),
                SuccessThreshold = Or(probe.SuccessThreshold, 1),
                FailureThreshold = Or(probe.FailureThreshold, 3),
                HttpGet = http,
                Grpc = grpc,
            };
    }

    public static Lifecycle? Apply(Lifecycle? lifecycle)
    {
        if (lifecycle is null)
            return null;
        var (postStart, preStop) = (Apply(lifecycle.PostStart), Apply(lifecycle.PreStop));
        return ReferenceEquals(postStart, lifecycle.PostStart) && ReferenceEquals(preStop, lifecycle.PreStop)
            ? lifecycle
            : lifecycle with { PostStart = postStart, PreStop = preStop };
    }

    private static LifecycleHandler? Apply(LifecycleHandler? handler)
    {
        var http = Apply(handler?.HttpGet);
        return ReferenceEquals(http, handler?.HttpGet) ? handler : handler! with { HttpGet = http };
    }

    private static HTTPGetAction? Apply(HTTPGetAction? http) => http is { Path.Length: > 0, Scheme.Length: > 0 } or null
        ? http
        : http with
        {
            Path = string.IsNullOrEmpty(http.Path) ? "/" : http.Path,
            Scheme = string.IsNullOrEmpty(http.Scheme) ? "HTTP" : http.Scheme,
        };

    private static int Or(int value, int fallback) => value == 0 ? fallback : value;
}
