namespace ClusterSim.Api;

/// <summary>How a patch is to be read.</summary>
public enum PatchType
{
    /// <summary>A list of operations (RFC 6902).</summary>
    Json,

    /// <summary>Fields to set; null removes one (RFC 7386).</summary>
    Merge,

    /// <summary>As <see cref="Merge"/>, with lists merged by their keys as the kind declares.</summary>
    StrategicMerge,

    /// <summary>The fields the caller wants to own (server-side apply).</summary>
    Apply,
}

/// <summary>A change to part of an object.</summary>
/// <param name="Type">How to read it.</param>
/// <param name="Body">The change itself.</param>
public sealed record Patch(PatchType Type, JsonValue Body);
