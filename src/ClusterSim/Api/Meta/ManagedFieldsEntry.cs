namespace ClusterSim.Api.Meta;

/// <summary>Fields of an object that one manager owns through one operation.</summary>
public sealed record ManagedFieldsEntry : ApiRecord
{
    /// <summary>Name of the client or controller that owns the fields.</summary>
    public string? Manager { get; init; }

    /// <summary>How ownership arose: <c>Apply</c> (server-side apply) or <c>Update</c> (any other write).</summary>
    public string? Operation { get; init; }

    /// <summary>API version in which the owned fields are written, such as <c>apps/v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Time at which the entry was added or its fields last changed.</summary>
    public Time? Time { get; init; }

    /// <summary>Format of the field set; <c>FieldsV1</c> is the only value.</summary>
    public string? FieldsType { get; init; }

    /// <summary>The owned fields, as a JSON tree.</summary>
    public JsonValue? FieldsV1 { get; init; }

    /// <summary>Subresource through which the fields were written; empty means the main resource.</summary>
    public string? Subresource { get; init; }
}
