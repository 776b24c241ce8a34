namespace ClusterSim.ApiServer.Patches;

/// <summary>A patch that does not apply.</summary>
/// <param name="message">Why; the real server keeps some of these texts to itself.</param>
internal sealed class PatchException(string message) : Exception(message);
