namespace ClusterSim.ApiServer.Apply;

/// <summary>An object that is not what its kind's schema says it is.</summary>
/// <param name="message">What is wrong, in the real server's words.</param>
internal sealed class TypedException(string message) : Exception(message);
