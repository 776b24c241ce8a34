using System.Globalization;

namespace ClusterSim.Recordings.Checks;

/// <summary>Something was true that must never be: a bug of the simulator.</summary>
public sealed class InvariantException(ulong seed, DateTimeOffset time, IReadOnlyList<string> faults) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"An invariant is broken (seed {seed}, virtual time {time:O}): {string.Join("; ", faults.Take(5))}{(faults.Count > 5 ? $"; and {faults.Count - 5} more" : "")}."));
