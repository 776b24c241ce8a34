namespace ClusterSim.Scheduling;

/// <summary>The outcome of a plugin: a code that says what happens next, and reasons for people.</summary>
public readonly record struct PluginStatus
{
    private readonly ValueList<string>? _reasons;

    /// <summary>An outcome with its reasons.</summary>
    public PluginStatus(StatusCode code, params ValueList<string> reasons) => (Code, _reasons) = (code, reasons);

    /// <summary>Go on; also the default value.</summary>
    public static PluginStatus Success => default;

    /// <summary>Leave this plugin out.</summary>
    public static PluginStatus Skip => new(StatusCode.Skip, []);

    /// <summary>What happens next.</summary>
    public StatusCode Code { get; }

    /// <summary>Why, in Kubernetes' words; empty on success.</summary>
    public ValueList<string> Reasons => _reasons ?? [];

    /// <summary>True when the outcome is <see cref="StatusCode.Success"/>.</summary>
    public bool IsSuccess => Code == StatusCode.Success;

    /// <summary>True when the Pod cannot be scheduled for now, as opposed to an error.</summary>
    public bool IsRejected => Code is StatusCode.Unschedulable or StatusCode.UnschedulableAndUnresolvable or StatusCode.Pending;

    /// <summary>The reasons, separated by commas.</summary>
    public string Message => string.Join(", ", Reasons);

    /// <summary>Not now; evicting other Pods might help.</summary>
    public static PluginStatus Unschedulable(params ValueList<string> reasons) => new(StatusCode.Unschedulable, reasons);

    /// <summary>Not now, and evicting other Pods would not help.</summary>
    public static PluginStatus Unresolvable(params ValueList<string> reasons) => new(StatusCode.UnschedulableAndUnresolvable, reasons);

    /// <summary>Something is broken.</summary>
    public static PluginStatus Error(string message) => new(StatusCode.Error, [message]);

    /// <summary>The code and the reasons.</summary>
    public override string ToString() => Reasons.Count == 0 ? Code.ToString() : $"{Code}: {Message}";
}
