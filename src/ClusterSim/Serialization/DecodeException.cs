namespace ClusterSim.Serialization;

/// <summary>JSON that cannot become the object it should: broken syntax, or a value of the wrong type.</summary>
/// <remarks>The message is the one Kubernetes' decoder gives, as in <c>json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32</c>.</remarks>
public sealed class DecodeException : FormatException
{
    /// <summary>A failure described by <paramref name="message"/>.</summary>
    public DecodeException(string message) : base(message)
    {
    }

    /// <summary>The field concerned, as in <c>spec.containers[0].image</c>; null when it is the text as a whole.</summary>
    public string? Path { get; internal set; }

    /// <summary>A failure described by <paramref name="message"/> that <paramref name="inner"/> led to.</summary>
    public DecodeException(string message, Exception inner) : base(message, inner)
    {
    }
}
