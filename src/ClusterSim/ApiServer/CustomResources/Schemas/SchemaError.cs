using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>One thing in which a value differs from its schema.</summary>
/// <param name="Type">What is wrong.</param>
/// <param name="Path">Where, from the value on; null for what concerns a schema as a whole.</param>
/// <param name="Value">The value found there.</param>
/// <param name="Detail">The sentence.</param>
/// <remarks>Source: kube-openapi validation/errors/schema.go; apiextensions apiserver/validation/validation.go, kubeOpenAPIResultToFieldErrors (v1.36).</remarks>
internal sealed record SchemaError(FieldErrorType Type, string? Path, object? Value, string Detail)
{
    private const string NoField = "<nil>"; // How Go prints a path of nothing.

    /// <summary>As an error of a field.</summary>
    /// <param name="root">Where the value as a whole stands; null: it is an object.</param>
    public FieldError At(FieldPath? root)
    {
        var name = (Path ?? "").TrimStart('.');
        var field = name.Length == 0 ? root ?? FieldPath.Root(NoField) : root is null ? FieldPath.Root(name) : root[name];
        return new(Type, field, Value, Detail);
    }
}
