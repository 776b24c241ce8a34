using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scheduling;

/// <summary>A Pod to schedule, and what the real scheduler answered.</summary>
/// <param name="Pod">The Pod.</param>
/// <param name="Expected">What it answered.</param>
/// <param name="Documented">What it would have answered were it as documented; null when it is.</param>
/// <param name="IgnoresPostFilter">Whether what it says after filtering comes from a mistake and is not to be compared.</param>
internal sealed record PendingPod(Pod Pod, JsonObject Expected, JsonObject? Documented, bool IgnoresPostFilter);
