using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>What the controller remembers of an autoscaler from one look to the next; a restart forgets it.</summary>
/// <param name="due">When it is looked at for the first time.</param>
internal sealed class AutoscalerMemory(DateTimeOffset due)
{
    /// <summary>When it is to be looked at next.</summary>
    public DateTimeOffset Due { get; set; } = due;

    /// <summary>The selector of its Pods, once it has been seen: until then it controls none.</summary>
    public LabelQuery? Selector { get; set; }

    /// <summary>What was recommended and when, before it was limited.</summary>
    public List<Recommendation> Recommendations { get; } = [];

    /// <summary>By how much the number was raised and when.</summary>
    public List<ScaleChange> Raised { get; } = [];

    /// <summary>By how much the number was lowered and when.</summary>
    public List<ScaleChange> Lowered { get; } = [];

    /// <summary>Keeps a recommendation in the place of one that no longer counts, so that the list does not grow.</summary>
    public void Recommend(int replicas, DateTimeOffset now, DateTimeOffset countsFrom)
    {
        var old = Recommendations.FindLastIndex(recommendation => recommendation.At < countsFrom);
        if (old >= 0)
            Recommendations[old] = new(replicas, now);
        else
            Recommendations.Add(new(replicas, now));
    }
}

/// <summary>A number of replicas that was recommended.</summary>
internal readonly record struct Recommendation(int Replicas, DateTimeOffset At);

/// <summary>A change of the number of replicas, as a number of Pods.</summary>
internal readonly record struct ScaleChange(int Replicas, DateTimeOffset At);
