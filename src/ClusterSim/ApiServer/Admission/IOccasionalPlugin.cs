using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>A plugin that has nothing to do until somebody configures it with objects; until then writes pay nothing for it.</summary>
internal interface IOccasionalPlugin : IAdmissionPlugin
{
    /// <summary>Whether anything is configured. Asked at every write, so it must be quick.</summary>
    bool HasWork(ObjectStore store);
}
