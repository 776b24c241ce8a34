namespace ClusterSim.Api.Core;

/// <summary>Ways to make object references.</summary>
public static class ObjectReferenceExtensions
{
    extension(ObjectReference)
    {
        /// <summary>A reference to <paramref name="obj"/> as it is now, with uid and revision.</summary>
        /// <remarks>Source: client-go tools/reference/ref.go, GetReference (v1.36).</remarks>
        public static ObjectReference To(ApiObject obj) => new()
        {
            Kind = obj.Kind,
            ApiVersion = obj.ApiVersion,
            Namespace = obj.Metadata.Namespace,
            Name = obj.Metadata.Name,
            Uid = obj.Metadata.Uid,
            ResourceVersion = obj.Metadata.ResourceVersion,
        };
    }
}
