namespace ClusterSim.ApiServer.OpenApi;

/// <summary>The query parameters that operations take.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/types.go, ListOptions, DeleteOptions and others (v1.36).</remarks>
internal static class OperationParameters
{
    private const string Text = "string";
    private const string Number = "integer";
    private const string Truth = "boolean";

    private static readonly (string Name, string Type, string Description)[] Write =
    [
        ("dryRun", Text, "All: the request is carried out in full, but nothing is stored."),
        ("fieldManager", Text, "Who is making the change, at most 128 printable characters."),
        ("fieldValidation", Text, "What becomes of unknown and repeated fields: Ignore, Warn (default) or Strict."),
    ];

    private static readonly (string Name, string Type, string Description)[] List =
    [
        ("allowWatchBookmarks", Truth, "Whether a watch may send bookmarks."),
        ("continue", Text, "Where to go on, as the last list said."),
        ("fieldSelector", Text, "Only objects whose fields have these values."),
        ("labelSelector", Text, "Only objects whose labels match."),
        ("limit", Number, "How many objects to send at most; the list says where it goes on."),
        ("resourceVersion", Text, "From which revision on."),
        ("resourceVersionMatch", Text, "How resourceVersion is meant: Exact or NotOlderThan."),
        ("sendInitialEvents", Truth, "Whether a watch begins with what there is."),
        ("timeoutSeconds", Number, "After how many seconds the request ends."),
        ("watch", Truth, "Send changes as they happen."),
    ];

    private static readonly (string Name, string Type, string Description)[] Delete =
    [
        ("dryRun", Text, "All: the request is carried out in full, but nothing is deleted."),
        ("gracePeriodSeconds", Number, "How many seconds the object may take to end; 0 for none."),
        ("ignoreStoreReadErrorWithClusterBreakingPotential", Truth, "Delete even what cannot be read from the store."),
        ("orphanDependents", Truth, "Deprecated: use propagationPolicy."),
        ("propagationPolicy", Text, "What becomes of dependents: Orphan, Background or Foreground."),
    ];

    public static IReadOnlyList<(string Name, string Type, string Description)> Of(string verb) => verb switch
    {
        "list" => List,
        "create" or "update" => Write,
        "patch" => [.. Write, ("force", Truth, "Whether an apply patch takes fields over from their owners.")],
        "delete" => Delete,
        "deletecollection" => [.. Delete, .. List.Where(parameter => parameter.Name is not ("allowWatchBookmarks" or "watch"))],
        _ => [],
    };
}
