namespace ClusterSim.Api.Storage;

/// <summary>An error met while attaching or detaching a volume.</summary>
public sealed record VolumeError : ApiRecord
{
    /// <summary>Time at which the error was met.</summary>
    public Time? Time { get; init; }

    /// <summary>Text of the error; must not hold secrets as it may be logged.</summary>
    public string? Message { get; init; }

    /// <summary>gRPC status code of the failed driver call; null when not reported.</summary>
    public int? ErrorCode { get; init; }
}
