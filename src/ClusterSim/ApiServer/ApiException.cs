namespace ClusterSim.ApiServer;

/// <summary>The API server's refusal: what a real one would have answered, as a <see cref="Api.Meta.Status"/>.</summary>
public sealed class ApiException : Exception
{
    /// <summary>A refusal that says <paramref name="status"/>.</summary>
    public ApiException(Status status) : base(status.Message) => Status = status;

    /// <summary>Code, reason, message and causes, as they would travel.</summary>
    public Status Status { get; }

    /// <summary>HTTP status code, as in 404.</summary>
    public int Code => Status.Code;

    /// <summary>Machine-readable reason, as in <c>NotFound</c>.</summary>
    public string Reason => Status.Reason ?? "";

    /// <summary>Whether one of the causes has that reason, as in <c>NamespaceTerminating</c>.</summary>
    public bool HasCause(string reason) => Status.Details?.Causes.Any(cause => cause.Reason == reason) == true;
}
