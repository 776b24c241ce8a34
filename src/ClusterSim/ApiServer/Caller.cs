using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer;

/// <summary>Who makes a request: a component of the cluster, or a user of it.</summary>
/// <param name="name">As in <c>deployment-controller</c> or <c>admin</c>; the event log names it.</param>
public sealed class Caller(string name)
{
    /// <summary>The API server itself, for what it does of its own accord.</summary>
    public static Caller ApiServer { get; } = new("apiserver") { FieldManager = "kube-apiserver" };

    /// <summary>As in <c>deployment-controller</c> or <c>admin</c>; the event log names it.</summary>
    public string Name { get; } = name;

    /// <summary>Groups the caller belongs to, as in <c>system:masters</c>.</summary>
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>What tells the caller from others who had the name before; empty when nothing does.</summary>
    public string Uid { get; init; } = "";

    /// <summary>Whatever else is known of the caller, as in <c>authentication.kubernetes.io/pod-name</c> of one that acts for a Pod.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; } = [];

    /// <summary>Who owns the fields that are written, unless a request says otherwise: the name up to the first slash, as with the agent of a real request.</summary>
    internal string FieldManager { get => field ??= Name.Split('/')[0]; init; }

    /// <summary>For calls from C#, which have no headers to put warnings into.</summary>
    internal WriteContext Quiet => field ??= new(this, collectsWarnings: false);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
