namespace ClusterSim.Api.Meta;

/// <summary>Ways to make owner references.</summary>
public static class OwnerReferenceExtensions
{
    extension(OwnerReference)
    {
        /// <summary>A reference to <paramref name="owner"/>, which must have been stored: it needs a uid.</summary>
        /// <param name="owner">The object that owns.</param>
        /// <param name="controller">Whether the owner manages the object; an object has one such owner at most.</param>
        /// <param name="blockOwnerDeletion">Whether a foreground deletion of the owner waits for the object.</param>
        public static OwnerReference For(ApiObject owner, bool controller = true, bool blockOwnerDeletion = true) => new()
        {
            ApiVersion = owner.ApiVersion,
            Kind = owner.Kind,
            Name = owner.Metadata.Name ?? "",
            Uid = owner.Metadata.Uid ?? "",
            Controller = controller ? true : null,
            BlockOwnerDeletion = blockOwnerDeletion ? true : null,
        };
    }
}
