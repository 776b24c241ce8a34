namespace ClusterSim.ApiServer.Validation;

/// <summary>What a probe or a hook does, one of several.</summary>
internal readonly record struct HandlerActions(ExecAction? Exec, HTTPGetAction? HttpGet, TCPSocketAction? TcpSocket, GRPCAction? Grpc, SleepAction? Sleep)
{
    public HandlerActions(Probe probe) : this(probe.Exec, probe.HttpGet, probe.TcpSocket, probe.Grpc, null)
    {
    }

    public HandlerActions(LifecycleHandler handler) : this(handler.Exec, handler.HttpGet, handler.TcpSocket, null, handler.Sleep)
    {
    }
}

/// <summary>Finds what is wrong with what probes and hooks do.</summary>
/// <remarks>Source: core/validation/validation.go, validateHandler (v1.36).</remarks>
internal static class HandlerValidation
{
    public static void Validate(HandlerActions actions, FieldPath path, PodSpecScope scope)
    {
        var found = false;
        if (actions.Exec is { } exec && IsFirst(path["exec"], ref found, scope.Errors) && exec.Command.Count == 0)
            scope.Errors.Required(path["exec"]["command"]);
        if (actions.HttpGet is { } http && IsFirst(path["httpGet"], ref found, scope.Errors))
            ValidateHttp(http, path["httpGet"], scope.Errors);
        if (actions.TcpSocket is { } tcp && IsFirst(path["tcpSocket"], ref found, scope.Errors))
            PortSyntax.Validate(tcp.Port, path["tcpSocket"]["port"], scope.Errors);
        if (actions.Grpc is { } grpc && IsFirst(path["grpc"], ref found, scope.Errors))
            PortSyntax.Validate(grpc.Port, path["grpc"]["port"], scope.Errors);
        if (actions.Sleep is { } sleep && IsFirst(path["sleep"], ref found, scope.Errors))
            ValidateSleep(sleep, path["sleep"], scope);
        if (!found)
            scope.Errors.Required(path, "must specify a handler type");
    }

    private static bool IsFirst(FieldPath path, ref bool found, FieldErrors errors)
    {
        if (found)
        {
            errors.Forbidden(path, "may not specify more than 1 handler type");
            return false;
        }
        return found = true;
    }

    private static void ValidateHttp(HTTPGetAction http, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(http.Path))
            errors.Required(path["path"]);
        PortSyntax.Validate(http.Port, path["port"], errors);
        if (http.Scheme is not ("HTTP" or "HTTPS"))
            errors.NotSupported(path["scheme"], http.Scheme ?? "", "HTTP", "HTTPS");
        foreach (var header in http.HttpHeaders)
            errors.Invalid(path["httpHeaders"], header.Name, HttpHeaderNameSyntax.Check(header.Name));
    }

    // A grace period that is missing is reported elsewhere.
    private static void ValidateSleep(SleepAction sleep, FieldPath path, PodSpecScope scope)
    {
        if (scope.Spec.TerminationGracePeriodSeconds is { } grace && (sleep.Seconds < 0 || sleep.Seconds > grace))
            scope.Errors.Invalid(path, sleep.Seconds, $"must be non-negative and less than terminationGracePeriodSeconds ({grace})");
    }
}
