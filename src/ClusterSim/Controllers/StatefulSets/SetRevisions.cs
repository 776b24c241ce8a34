using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>The revision that a StatefulSet's Pods come from, and the one that a rollout moves them to; the same when there is none under way.</summary>
/// <param name="Current">Where Pods come from that are not to be updated yet.</param>
/// <param name="CurrentTemplate">What it holds.</param>
/// <param name="Update">Where the others come from.</param>
/// <param name="UpdateTemplate">What it holds.</param>
/// <param name="Collisions">How many clashes of names there have been.</param>
internal sealed record SetRevisions(ControllerRevision Current, PodTemplateSpec CurrentTemplate, ControllerRevision Update, PodTemplateSpec UpdateTemplate, int Collisions);
