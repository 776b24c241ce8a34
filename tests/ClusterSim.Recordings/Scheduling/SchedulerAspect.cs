namespace ClusterSim.Recordings.Scheduling;

/// <summary>What of the scheduler's answers is compared.</summary>
public enum SchedulerAspect
{
    /// <summary>That a scenario could be read and set up, and no Pod of it ended in an exception.</summary>
    Scenario,

    /// <summary>What the PreFilter phase came to.</summary>
    PreFilter,

    /// <summary>Which Nodes fit, and for each of the others the first plugin that rejects it.</summary>
    FirstFailure,

    /// <summary>What each plugin's PreFilter and Filter say on their own.</summary>
    FilterPerPlugin,

    /// <summary>What each plugin scored.</summary>
    RawScores,

    /// <summary>The same from 0 to 100.</summary>
    NormalizedScores,

    /// <summary>The weighted sums.</summary>
    Totals,

    /// <summary>The Nodes of the highest sum.</summary>
    Top,

    /// <summary>The error when nothing fits.</summary>
    Message,

    /// <summary>Who would be evicted where.</summary>
    Preemption,

    /// <summary>The whole text of the event.</summary>
    EventMessage,

    /// <summary>What the scheduler does when it is not asked to explain: the Node it takes, what it says, the Node it nominates.</summary>
    Decision,

    /// <summary>Where Pods go that are scheduled one after the other.</summary>
    Assignments,
}
