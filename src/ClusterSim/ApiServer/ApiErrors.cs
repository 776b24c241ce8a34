using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer;

/// <summary>The refusals of an API server, with the real one's codes, reasons and texts.</summary>
/// <remarks>Source: apimachinery api/errors/errors.go (v1.36).</remarks>
internal static class ApiErrors
{
    /// <summary>What somebody is told who has written over a state that is not the latest.</summary>
    public const string OptimisticLock = "the object has been modified; please apply your changes to the latest version and try again"; // OptimisticLockErrorMsg

    public static ApiException NotFound(ResourceType resource, string name) => Failure(404, "NotFound", $"{resource.QualifiedName} \"{name}\" not found", Details(resource, name));

    /// <summary>Nothing there under a name of its own kind, as in <c>deployments/scale</c>.</summary>
    public static ApiException NotFound(string group, string what, string name) =>
        Failure(404, "NotFound", $"{Qualified(group, what)} \"{name}\" not found", new() { Name = name, Group = NullIfEmpty(group), Kind = what });

    public static ApiException AlreadyExists(ResourceType resource, string name) =>
        Failure(409, "AlreadyExists", $"{resource.QualifiedName} \"{name}\" already exists", Details(resource, name));

    public static ApiException Conflict(ResourceType resource, string name, string why) =>
        Failure(409, "Conflict", $"Operation cannot be fulfilled on {resource.QualifiedName} \"{name}\": {why}", Details(resource, name));

    /// <summary>A conflict over something that is named in a way of its own, as in <c>pods/binding</c>.</summary>
    public static ApiException Conflict(string group, string what, string name, string why) => Failure(
        409, "Conflict", $"Operation cannot be fulfilled on {Qualified(group, what)} \"{name}\": {why}", new() { Name = name, Group = NullIfEmpty(group), Kind = what });

    public static ApiException Forbidden(ResourceType resource, string name, string why) =>
        Failure(403, "Forbidden", $"{resource.QualifiedName} \"{name}\" is forbidden: {why}", Details(resource, name));

    public static ApiException Invalid(string group, string kind, string name, FieldErrors errors) => new(errors.ToStatus(group, kind, name));

    /// <summary>One thing wrong with one field.</summary>
    public static ApiException Invalid(string group, string kind, string name, FieldPath field, object? value, string detail)
    {
        var errors = new FieldErrors();
        errors.Invalid(field, value, detail);
        return Invalid(group, kind, name, errors);
    }

    public static ApiException Unauthorized() => Failure(401, "Unauthorized", "Unauthorized", null);

    public static ApiException BadRequest(string message) => Failure(400, "BadRequest", message, null);

    public static ApiException Expired(string message) => Failure(410, "Expired", message, null);

    public static ApiException TooManyRequests(string message, StatusDetails details) => Failure(429, "TooManyRequests", message, details);

    /// <summary>The request's path leads nowhere, though its group and version exist.</summary>
    public static ApiException NoSuchPath() => Failure(404, "NotFound", "the server could not find the requested resource", new());

    public static ApiException MethodNotAllowed() => Failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new());

    /// <summary>The resource is there but does not do that, as in deleting a collection of bindings.</summary>
    public static ApiException MethodNotSupported(ResourceType resource, string action) =>
        Failure(405, "MethodNotAllowed", $"{action} is not supported on resources of kind \"{resource.QualifiedName}\"", new() { Group = NullIfEmpty(resource.Group), Kind = resource.Plural });

    public static ApiException NotAcceptable(string message, StatusDetails? details = null) => Failure(406, "NotAcceptable", message, details);

    public static ApiException UnsupportedMediaType(string message, StatusDetails? details = null) => Failure(415, "UnsupportedMediaType", message, details);

    public static ApiException TooLarge(string message) => Failure(413, "RequestEntityTooLarge", message, null);

    /// <summary>What a patch that does not apply is answered.</summary>
    public static ApiException Unprocessable() => Failure(422, "Invalid", "the server rejected our request due to an error in our request", new());

    /// <summary>An error that the real server does not translate: a plain 500.</summary>
    public static ApiException Internal(string message, StatusDetails? details = null) => Failure(500, null, message, details);

    /// <summary>What a kubelet refuses in plain words.</summary>
    public static ApiException Plain(int code, string message) => Failure(code, code == 500 ? "InternalError" : null, message, null);

    public static ApiException Failure(int code, string? reason, string message, StatusDetails? details) =>
        new(new Status { Outcome = "Failure", Code = code, Reason = reason, Message = message, Details = details });

    private static StatusDetails Details(ResourceType resource, string name) =>
        new() { Name = NullIfEmpty(name), Group = NullIfEmpty(resource.Group), Kind = resource.Plural };

    private static string Qualified(string group, string what) => group.Length == 0 ? what : what + "." + group;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
