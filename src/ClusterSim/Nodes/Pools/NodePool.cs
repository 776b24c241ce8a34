namespace ClusterSim.Nodes.Pools;

/// <summary>Machines of one kind: so many at the start, and as many as Pods need where it grows by itself.</summary>
/// <remarks>
/// <para>Its machines are named <c>NAME-1</c> and so on, and stand in its zones in turn.</para>
/// <example>
/// Two small machines in two zones, and up to five large ones when Pods wait for them:
/// <code>
/// new ClusterOptions
/// {
///     Nodes = 0,
///     NodePools =
///     [
///         new("small") { Count = 2, Zones = ["a", "b"] },
///         new("large") { Machine = MachineSpec.WithCapacity("32", "128Gi"), Max = 5 },
///     ],
/// }
/// </code>
/// </example>
/// </remarks>
/// <param name="Name">Its name, from which those of its machines are made.</param>
public sealed record NodePool(string Name)
{
    /// <summary>What its machines are like.</summary>
    public MachineSpec Machine { get; init; } = new();

    /// <summary>How many there are at the start. Zero unless set.</summary>
    public int Count { get; init; }

    /// <summary>How many stay when no Pod needs them. Zero unless set.</summary>
    public int Min { get; init; }

    /// <summary>How many there may be; zero: it neither grows nor shrinks. Zero unless set.</summary>
    public int Max { get; init; }

    /// <summary>Zones of its machines, one after the other, as <c>topology.kubernetes.io/zone</c> has them. None unless set.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>From the wish for a machine until its kubelet runs. A minute unless set.</summary>
    public TimeSpan ProvisioningTime { get; init; } = TimeSpan.FromMinutes(1);

    internal bool IsAutoscaled => Max > 0;

    internal string NameOf(int number) => $"{Name}-{number}";

    internal MachineSpec MachineOf(int number) => Zones.Count == 0 ? Machine : Machine.InZone(Zones[(number - 1) % Zones.Count]);

    /// <summary>The number of one of its machines; null: it is none of them.</summary>
    internal int? NumberOf(string machine) =>
        machine.StartsWith(Name + "-", StringComparison.Ordinal) && int.TryParse(machine.AsSpan(Name.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
