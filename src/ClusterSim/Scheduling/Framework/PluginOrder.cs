namespace ClusterSim.Scheduling;

/// <summary>Which plugins are asked before all others at an extension point.</summary>
/// <param name="Point">The extension point; one.</param>
/// <param name="Names">The plugins, in the order in which they are asked there.</param>
public sealed record PluginOrder(ExtensionPoints Point, ValueList<string> Names);
