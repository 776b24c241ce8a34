namespace ClusterSim.Storage.Trees;

/// <summary>What the nodes bear that a map made and may change in place, compared by reference.</summary>
internal sealed class TreeToken
{
    private volatile bool _isBorne;

    /// <summary>Whether there may be nodes that bear it. Never false again once it is true.</summary>
    public bool IsBorne { get => _isBorne; set => _isBorne = value; }
}
