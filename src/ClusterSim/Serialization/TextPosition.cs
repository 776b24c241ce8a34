namespace ClusterSim.Serialization;

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1; 0 when not known.</param>
/// <param name="Column">Column, from 1; 0 when not known.</param>
public readonly record struct TextPosition(int Line, int Column);
