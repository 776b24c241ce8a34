namespace ClusterSim.ApiServer.Access;

/// <summary>Whether somebody may do something.</summary>
/// <param name="IsAllowed">Whether they may.</param>
/// <param name="Reason">By which binding, or what went wrong in finding out; empty when nobody says.</param>
internal readonly record struct AccessDecision(bool IsAllowed, string Reason)
{
    public static AccessDecision Always { get; } = new(true, "");
}
