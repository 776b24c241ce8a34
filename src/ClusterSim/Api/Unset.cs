namespace ClusterSim.Api;

/// <summary>The record of a type in which nothing is set: one for all, so that objects which say nothing of a part do not each carry an empty one.</summary>
internal static class Unset<T> where T : ApiRecord, new()
{
    public static readonly T Value = new();
}
