namespace ClusterSim.Scheduling;

/// <summary>Marks plugins that gain nothing from being asked about whole columns, and so are asked about survivors only.</summary>
internal interface IOneNodeAtATime;
