namespace ClusterSim.Api.Core;

/// <summary>What tolerations can tell.</summary>
/// <remarks>Source: api/core/v1/toleration.go, ToleratesTaint (v1.36), with the feature gate <c>TaintTolerationComparisonOperators</c> off, its default.</remarks>
public static class TolerationExtensions
{
    extension(Toleration toleration)
    {
        /// <summary>Whether it lets a Pod bear <paramref name="taint"/>, if only for a while.</summary>
        public bool Tolerates(Taint taint)
        {
            if (!string.IsNullOrEmpty(toleration.Effect) && toleration.Effect != taint.Effect)
                return false;
            if (!string.IsNullOrEmpty(toleration.Key) && toleration.Key != taint.Key)
                return false;
            return toleration.Operator switch
            {
                null or "" or "Equal" => (toleration.Value ?? "") == (taint.Value ?? ""),
                "Exists" => true,
                _ => false,
            };
        }
    }
}
