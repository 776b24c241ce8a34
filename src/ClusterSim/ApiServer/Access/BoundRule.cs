using ClusterSim.Api.Rbac;

namespace ClusterSim.ApiServer.Access;

/// <summary>A rule that holds for somebody.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Binding">The binding that gives it, in words.</param>
internal readonly record struct BoundRule(PolicyRule Rule, string Binding);
