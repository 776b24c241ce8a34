namespace ClusterSim.Scheduling;

/// <summary>What a term does.</summary>
internal enum TermKind : byte
{
    Required,
    RequiredAnti,
    Preferred,
}
