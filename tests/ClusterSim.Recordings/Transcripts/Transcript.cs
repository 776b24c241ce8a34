using System.Text.Json.Nodes;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>A short sequence of requests with what a real API server answered.</summary>
public sealed class Transcript
{
    public Transcript(JsonObject json)
    {
        Id = json["id"]!.GetValue<string>();
        Area = json["area"]!.GetValue<string>();
        Title = json["title"]!.GetValue<string>();
        Namespace = json["namespace"]?.GetValue<string>();
        ComparesManagedFields = json["compareManagedFields"]?.GetValue<bool>() ?? false;
        Steps = [.. json["steps"]!.AsArray().Select(step => new TranscriptStep(step!.AsObject()))];
    }

    public string Id { get; }

    public string Area { get; }

    public string Title { get; }

    /// <summary>Namespace to make beforehand; null when the transcript needs none.</summary>
    public string? Namespace { get; }

    public bool ComparesManagedFields { get; }

    public IReadOnlyList<TranscriptStep> Steps { get; }

    public static IEnumerable<Transcript> ReadAll(string path) => RecordingFile.Read(path).Select(json => new Transcript(json));

    public override string ToString() => Id;
}

/// <summary>One request, or the end of a watch that an earlier one began.</summary>
public sealed class TranscriptStep
{
    public TranscriptStep(JsonObject json)
    {
        Method = json["method"]?.GetValue<string>() ?? "";
        Path = json["path"]?.GetValue<string>() ?? "";
        Headers = [.. json["headers"]?.AsObject().Select(header => KeyValuePair.Create(header.Key, header.Value!.GetValue<string>())) ?? []];
        Body = json["body"];
        Compare = json["compare"]?.GetValue<string>() ?? "full";
        Expected = json["expect"]?.AsObject();
        DelayMilliseconds = json["delayMs"]?.GetValue<int>() ?? 0;
        Background = json["background"]?.GetValue<string>();
        Await = json["await"]?.GetValue<string>();
        RetryUntil = json["retryUntil"]?.AsObject();
    }

    public string Method { get; }

    public string Path { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>A JSON value to send as JSON, or a string to send as it is.</summary>
    public JsonNode? Body { get; }

    /// <summary><c>full</c>, <c>status</c> or <c>shape</c>.</summary>
    public string Compare { get; }

    /// <summary>Status, body and warnings; null when the answer is not compared.</summary>
    public JsonObject? Expected { get; }

    public int DelayMilliseconds { get; }

    /// <summary>Name under which to let a watch run on.</summary>
    public string? Background { get; }

    /// <summary>Name of the watch whose events to compare now.</summary>
    public string? Await { get; }

    public JsonObject? RetryUntil { get; }

    public bool IsWatch => Path.Contains("watch=1", StringComparison.Ordinal) || Path.Contains("watch=true", StringComparison.Ordinal);
}
