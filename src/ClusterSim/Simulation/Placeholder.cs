namespace ClusterSim.Simulation;
