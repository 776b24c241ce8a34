namespace ClusterSim.Api;

/// <summary>Parts of an object that are read and written on a path of their own.</summary>
[Flags]
public enum Subresources
{
    /// <summary>The object is written as a whole.</summary>
    None = 0,

    /// <summary><c>status</c> is written apart from the rest.</summary>
    Status = 1,

    /// <summary><c>scale</c> shows and sets the number of replicas.</summary>
    Scale = 2,
}
