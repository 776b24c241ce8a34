using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Webhooks;

/// <summary>A write that a webhook is asked about.</summary>
/// <remarks>Source: k8s.io/api admission/v1/types.go, AdmissionRequest (v1.36).</remarks>
public sealed class WebhookRequest
{
    internal WebhookRequest(JsonObject json) => Json = json;

    /// <summary>All of it.</summary>
    public JsonObject Json { get; }

    /// <summary>Identifies the question.</summary>
    public string Uid => Text("uid");

    /// <summary>As in <c>CREATE</c>.</summary>
    public string Operation => Text("operation");

    /// <summary>Kind of the object, as in <c>Pod</c>.</summary>
    public string Kind => Json["kind"]?["kind"]?.AsText ?? "";

    /// <summary>Name of the object; empty while it has none.</summary>
    public string Name => Text("name");

    /// <summary>Namespace of the object; empty for cluster-scoped kinds.</summary>
    public string Namespace => Text("namespace");

    /// <summary>As in <c>status</c>; empty for the object as a whole.</summary>
    public string Subresource => Text("subResource");

    /// <summary>Who asks for the write.</summary>
    public string UserName => Json["userInfo"]?["username"]?.AsText ?? "";

    /// <summary>Whether nothing will be written in the end.</summary>
    public bool IsDryRun => Json["dryRun"] is JsonBool { Value: true };

    /// <summary>The object as it would be written; null for a deletion.</summary>
    public JsonObject? Object => Json["object"] as JsonObject;

    /// <summary>The object as it is stored; null when it is new.</summary>
    public JsonObject? OldObject => Json["oldObject"] as JsonObject;

    /// <summary>The object as it would be written, as a record.</summary>
    /// <exception cref="InvalidOperationException">Something is deleted.</exception>
    public T ObjectAs<T>() where T : ApiObject => (T)ObjectJson.FromJson(typeof(T), Object ?? throw new InvalidOperationException("Where something is deleted there is no new object."));

    /// <summary>The object as it is stored, as a record.</summary>
    /// <exception cref="InvalidOperationException">It is new.</exception>
    public T OldObjectAs<T>() where T : ApiObject => (T)ObjectJson.FromJson(typeof(T), OldObject ?? throw new InvalidOperationException("A new object replaces none."));

    private string Text(string field) => Json[field]?.AsText ?? "";
}
