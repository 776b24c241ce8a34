namespace ClusterSim.ApiServer.Tables;

/// <summary>One column of a table, as clients are told of it.</summary>
/// <param name="Name">Its head, as in <c>Up-to-date</c>.</param>
/// <param name="Type">OpenAPI type of its cells.</param>
/// <param name="Description">What it shows; the API's own words for a field where it shows one.</param>
/// <param name="Format">OpenAPI format; <c>name</c> in the column that tells objects apart.</param>
/// <param name="Priority">0 for those that are always shown, more for those that wide output adds.</param>
internal sealed record TableColumn(string Name, string Type, string Description, string Format = "", int Priority = 0)
{
    public static TableColumn ObjectName { get; } = new("Name", "string", "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of " +
        "an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: " +
        "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names", "name");

    public static TableColumn Age { get; } = new("Age", "string", CreationTime);

    public static TableColumn CreatedAt { get; } = new("Created At", "date", CreationTime);

    public static TableColumn ContainerNames { get; } = Wide("Containers", "Names of each container in the template.");

    public static TableColumn ContainerImages { get; } = Wide("Images", "Images referenced by each container in the template.");

    internal const string CreationTime = "CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order " +
        "across separate operations. Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system. Read-only. " +
        "Null for lists. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

    public static TableColumn Text(string name, string description = "") => new(name, "string", description);

    public static TableColumn Wide(string name, string description) => new(name, "string", description, Priority: 1);

    public static TableColumn Number(string name, string description) => new(name, "integer", description);

    public static TableColumn Flag(string name, string description) => new(name, "boolean", description);
}
