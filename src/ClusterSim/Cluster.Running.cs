using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim;

/// <content>Moving time.</content>
public sealed partial class Cluster
{
    /// <summary>Lets virtual time pass.</summary>
    /// <param name="duration">How much; not negative.</param>
    /// <exception cref="SimulationException">Something threw inside the cluster; the message has seed and time.</exception>
    public void Run(TimeSpan duration) => Reporting(() => Loop.Run(duration));

    /// <summary>Runs an asynchronous body to its end, moving time as it awaits.</summary>
    /// <param name="body">May await <c>Task.Delay(t, cluster.Time)</c>, Rx operators on <c>cluster.Loop.Scheduler</c>, requests to the cluster, and whatever else runs on the loop.</param>
    /// <exception cref="SimulationException">Nothing is left that could complete the body.</exception>
    public void Run(Func<Task> body) => Reporting(() => Loop.Run(body));

    /// <inheritdoc cref="Run(Func{Task})"/>
    /// <returns>What the body returns.</returns>
    public T Run<T>(Func<Task<T>> body)
    {
        var result = default(T)!;
        Reporting(() => result = Loop.Run(body));
        return result;
    }

    /// <summary>Runs until <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked at the start and after each instant in which something happened.</param>
    /// <param name="within">How much virtual time it may take.</param>
    /// <exception cref="SimulationException">It did not hold in time. The message says what a person needs to see: the seed and the time, what is not running and why, what failed, the last events.</exception>
    public void RunUntil(Func<bool> condition, TimeSpan within) => Reporting(() => Loop.RunUntil(condition, within));

    /// <summary>Runs until nothing is left to do but what recurs for ever, such as heartbeats and resyncs.</summary>
    /// <param name="limit">How much virtual time it may take; one hour unless given.</param>
    /// <exception cref="SimulationException">There was other work left at the limit.</exception>
    public void RunUntilIdle(TimeSpan? limit = null) => Reporting(() => Loop.RunUntilIdle(limit ?? TimeSpan.FromHours(1)));

    /// <summary>Runs until nothing has been written for a while, heartbeats aside; Events count as writes.</summary>
    /// <param name="quiet">How long nothing must have been written, in virtual time; ten seconds unless given, in which an image of 900 MB is pulled.</param>
    /// <param name="limit">How much virtual time it may take; one hour unless given.</param>
    /// <exception cref="SimulationException">The cluster did not come to rest.</exception>
    public void Settle(TimeSpan? quiet = null, TimeSpan? limit = null) =>
        Reporting(() => Loop.Settle(quiet ?? TimeSpan.FromSeconds(10), () => _activity, limit ?? TimeSpan.FromHours(1)));

    // Whatever stops a run, the message says how the cluster was then.
    private void Reporting(Action run)
    {
        try
        {
            run();
        }
        catch (SimulationException stopped)
        {
            throw stopped.With(Report());
        }
    }

    /// <summary>What a person needs to see when something did not happen: what is not running and why, what failed, the last events.</summary>
    public string Report() => ClusterReport.Of(Client, Components.OfType<ReconcilerComponent>());
}
