namespace SchedulerPlugins;

/// <summary>What a configuration file says to <see cref="Favourite"/>.</summary>
public sealed record FavouriteArgs : ApiRecord
{
    public string Node { get; init; } = "";
}

/// <summary>Prefers one Node.</summary>
public sealed class Favourite(string node) : NodeScore
{
    public override string Name => "Favourite";

    public override Dependencies DependsOn => Dependencies.StaticNodeFacts;

    protected override long Score(PodShape pod, NodeView candidate) => candidate.Name == node ? 100 : 0;
}
