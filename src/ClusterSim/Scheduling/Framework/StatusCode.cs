namespace ClusterSim.Scheduling;

/// <summary>What a plugin says happens next.</summary>
/// <remarks>Source: kube-scheduler framework/interface.go, Code (v1.36).</remarks>
public enum StatusCode : byte
{
    /// <summary>Go on.</summary>
    Success,

    /// <summary>Something is broken; the Pod is tried again after an error back-off.</summary>
    Error,

    /// <summary>Not now; evicting other Pods might help.</summary>
    Unschedulable,

    /// <summary>Not now, and evicting other Pods would not help.</summary>
    UnschedulableAndUnresolvable,

    /// <summary>From Permit: the Pod waits for its permission.</summary>
    Wait,

    /// <summary>From PreFilter or PreScore: leave this plugin out of what follows. From Bind: another plugin binds.</summary>
    Skip,

    /// <summary>The Pod waits for something outside; it is tried again without back-off as soon as the plugin's event comes.</summary>
    Pending,
}
