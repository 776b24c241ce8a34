using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Makes CustomResourceDefinitions of records in C#.</summary>
public static class CustomResourceDefinitions
{
    /// <summary>The definition of the kind that <typeparamref name="T"/> is, as its <see cref="ResourceAttribute"/> and its properties say.</summary>
    /// <param name="refine">Adds to the schema what properties cannot say, such as rules.</param>
    /// <exception cref="InvalidOperationException">It has no such attribute, or its properties cannot be written as JSON.</exception>
    public static CustomResourceDefinition From<T>(Func<JSONSchemaProps, JSONSchemaProps>? refine = null) where T : ApiObject
    {
        var type = ResourceType.From(typeof(T));
        var schema = RecordSchemas.OfObject(typeof(T));
        return new()
        {
            Metadata = new() { Name = type.QualifiedName },
            Spec = new()
            {
                Group = type.Group,
                Scope = type.Namespaced ? "Namespaced" : "Cluster",
                Names = new()
                {
                    Plural = type.Plural,
                    Singular = type.Singular,
                    Kind = type.Kind,
                    ListKind = type.ListKind,
                    ShortNames = type.ShortNames.ToValueList(),
                    Categories = type.Categories.ToValueList(),
                },
                Versions =
                [
                    new()
                    {
                        Name = type.Version,
                        Served = true,
                        Storage = true,
                        Schema = new() { OpenAPIV3Schema = refine is null ? schema : refine(schema) },
                        Subresources = SubresourcesOf(type),
                    },
                ],
            },
        };
    }

    private static CustomResourceSubresources? SubresourcesOf(ResourceType type) => type.Subresources == Subresources.None ? null : new()
    {
        Status = (type.Subresources & Subresources.Status) != 0 ? new() : null,
        Scale = (type.Subresources & Subresources.Scale) != 0 ? new() { SpecReplicasPath = ".spec.replicas", StatusReplicasPath = ".status.replicas" } : null,
    };
}
