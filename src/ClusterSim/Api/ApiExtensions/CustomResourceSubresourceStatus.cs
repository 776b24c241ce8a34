namespace ClusterSim.Api.ApiExtensions;

/// <summary>Says that <c>status</c> is written on a path of its own, apart from the rest.</summary>
public sealed record CustomResourceSubresourceStatus : ApiRecord;
