namespace ClusterSim.ApiServer;

/// <summary>The refusals of an API server, with the real one's codes, reasons and texts.</summary>
/// <remarks>Source: apimachinery api/errors/errors.go (v1.36).</remarks>
internal static class ApiErrors
{
    public static ApiException NotFound(ResourceType resource, string name) => Failure(404, "NotFound", $"{resource.QualifiedName} \"{name}\" not found", Details(resource, name));

    public static ApiException AlreadyExists(ResourceType resource, string name) =>
        Failure(409, "AlreadyExists", $"{resource.QualifiedName} \"{name}\" already exists", Details(resource, name));

    public static ApiException Conflict(ResourceType resource, string name, string why) =>
        Failure(409, "Conflict", $"Operation cannot be fulfilled on {resource.QualifiedName} \"{name}\": {why}", Details(resource, name));

    public static ApiException Forbidden(ResourceType resource, string name, string why) =>
        Failure(403, "Forbidden", $"{resource.QualifiedName} \"{name}\" is forbidden: {why}", Details(resource, name));

    public static ApiException BadRequest(string message) => Failure(400, "BadRequest", message, null);

    public static ApiException Expired(string message) => Failure(410, "Expired", message, null);

    public static ApiException Failure(int code, string reason, string message, StatusDetails? details) =>
        new(new Status { Outcome = "Failure", Code = code, Reason = reason, Message = message, Details = details });

    private static StatusDetails Details(ResourceType resource, string name) =>
        new() { Name = name, Group = resource.Group.Length == 0 ? null : resource.Group, Kind = resource.Plural };
}
