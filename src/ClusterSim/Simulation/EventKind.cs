namespace ClusterSim.Simulation;

/// <summary>What the callback of a queued event is, so that running it needs no type test.</summary>
internal enum EventKind : byte
{
    /// <summary>An <see cref="System.Action"/>.</summary>
    Action,

    /// <summary>An <see cref="System.Action{T}"/> of the state.</summary>
    ActionWithState,

    /// <summary>An <see cref="ISimulationEvent"/>.</summary>
    Event,

    /// <summary>An <see cref="ISimulationEvent"/> that completes a promise. From here on: what <see cref="SimulationLoop.Dispose"/> still runs.</summary>
    Completion,

    /// <summary>A <see cref="SendOrPostCallback"/>, run with the loop's context current (but see <see cref="ConfiguredAwaits"/>).</summary>
    Post,

    /// <summary>The <see cref="System.Action"/> of an awaiting method, run with the loop's context current (but see <see cref="ConfiguredAwaits"/>).</summary>
    Continuation,

    /// <summary>The <see cref="System.Action"/> of a method that awaited with no context current.</summary>
    BareContinuation,
}
