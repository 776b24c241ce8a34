using ClusterSim.ApiServer.Strategies;
using ClusterSim.Serialization;
using Autoscaler = ClusterSim.Api.Autoscaling.HorizontalPodAutoscaler;
using FormerAutoscaler = ClusterSim.Api.Autoscaling.V1.HorizontalPodAutoscaler;

namespace ClusterSim.ApiServer.Registry;

/// <summary>Says that a kind is stored as another version of itself: what is written through one is read through the other.</summary>
/// <param name="Type">The version that is stored.</param>
/// <param name="Store">Makes the stored form of a served object.</param>
/// <param name="Serve">Makes the served form of a stored object.</param>
internal sealed record StoredVersion(ResourceType Type, Func<ApiObject, ApiObject> Store, Func<ApiObject, ApiObject> Serve)
{
    /// <summary>The stored version of a kind; null when it is stored as it is.</summary>
    public static StoredVersion? Of(ResourceType type, Scheme scheme)
    {
        if (type.ClrType == typeof(Api.Events.Event))
            return new(scheme.Get<Event>(), obj => EventConversion.ToCore((Api.Events.Event)obj), obj => EventConversion.FromCore((Event)obj));
        if (type.ClrType == typeof(FormerAutoscaler))
            return new(scheme.Get<Autoscaler>(), obj => HorizontalPodAutoscalerConversion.ToV2((FormerAutoscaler)obj), obj => HorizontalPodAutoscalerConversion.ToV1((Autoscaler)obj));
        return null;
    }
}
