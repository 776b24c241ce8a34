namespace ClusterSim.Nodes.Volumes;

/// <summary>A token with which a Pod acts as its service account.</summary>
/// <param name="Content">The token.</param>
/// <param name="RenewAt">When the kubelet gets another in its place.</param>
internal sealed record PodToken(Bytes Content, DateTimeOffset RenewAt)
{
    private const double UsableShare = 0.8;
    private static readonly TimeSpan LongestUse = TimeSpan.FromHours(24); // maxTTL

    /// <summary>When a token is renewed: when four fifths of its time are over, or after a day.</summary>
    /// <remarks>Source: pkg/kubelet/token/token_manager.go, requiresRefresh (v1.36).</remarks>
    public static DateTimeOffset RenewalOf(DateTimeOffset issued, TimeSpan lifetime) => issued + (lifetime * UsableShare < LongestUse ? lifetime * UsableShare : LongestUse);
}
