using System.Diagnostics;

namespace ClusterSim.Scheduling;

/// <summary>A Filter plugin's answer about one Node: a code, and a number that the plugin turns into words when somebody asks.</summary>
public readonly struct Verdict : IEquatable<Verdict>
{
    private const int DetailShift = 8;

    private readonly ulong _bits; // All zero means fits, so that a cleared buffer says so.

    private Verdict(StatusCode code, ulong detail)
    {
        Debug.Assert(detail <= MaxDetail, "Detail has 56 bits.");
        _bits = (detail << DetailShift) | (byte)code;
    }

    /// <summary>The largest detail a verdict can carry.</summary>
    public const ulong MaxDetail = (1UL << 56) - 1;

    /// <summary>The Pod fits; also the default value.</summary>
    public static Verdict Fits => default;

    /// <summary><see cref="StatusCode.Success"/>, <see cref="StatusCode.Unschedulable"/> or <see cref="StatusCode.UnschedulableAndUnresolvable"/>.</summary>
    public StatusCode Code => (StatusCode)(byte)_bits;

    /// <summary>True when the Pod does not fit.</summary>
    public bool IsRejection => _bits != 0;

    /// <summary>What the plugin that gave the verdict needs to put it in words.</summary>
    public ulong Detail => _bits >> DetailShift;

    /// <summary>The Pod does not fit now; evicting Pods from the Node might help.</summary>
    public static Verdict Unschedulable(Reason reason) => new(StatusCode.Unschedulable, reason.Id);

    /// <summary>The Pod does not fit, and evicting Pods from the Node would not help.</summary>
    public static Verdict Unresolvable(Reason reason) => new(StatusCode.UnschedulableAndUnresolvable, reason.Id);

    /// <summary>The Pod does not fit; the plugin overrides <see cref="IFilterPlugin.Describe"/> to put <paramref name="detail"/> in words.</summary>
    /// <param name="detail">Up to <see cref="MaxDetail"/>.</param>
    /// <param name="resolvable">Whether evicting Pods from the Node might help.</param>
    public static Verdict Rejected(ulong detail, bool resolvable) =>
        new(resolvable ? StatusCode.Unschedulable : StatusCode.UnschedulableAndUnresolvable, detail);

    /// <inheritdoc/>
    public bool Equals(Verdict other) => _bits == other._bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Verdict other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _bits.GetHashCode();

    /// <summary>True when code and detail are the same.</summary>
    public static bool operator ==(Verdict left, Verdict right) => left._bits == right._bits;

    /// <summary>True when code or detail differ.</summary>
    public static bool operator !=(Verdict left, Verdict right) => left._bits != right._bits;
}
