namespace ClusterSim.Api.Core;

/// <summary>Place from which a variable's value is read; exactly one member is set.</summary>
public sealed record EnvVarSource : ApiRecord
{
    /// <summary>Pod field that gives the value, such as <c>metadata.name</c>, <c>spec.nodeName</c> or <c>status.podIP</c>.</summary>
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>Container resource request or limit that gives the value.</summary>
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>Key of a ConfigMap that holds the value.</summary>
    public ConfigMapKeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>Key of a Secret, in the Pod's namespace, that holds the value.</summary>
    public SecretKeySelector? SecretKeyRef { get; init; }

    /// <summary>Key in a variables file on one of the Pod's volumes that holds the value.</summary>
    public FileKeySelector? FileKeyRef { get; init; }
}
