namespace ClusterSim.ApiServer.Selectors;

/// <summary>A selector that cannot be understood, with the text that a real API server answers a 400 with.</summary>
internal sealed class SelectorException(string message) : Exception(message);
