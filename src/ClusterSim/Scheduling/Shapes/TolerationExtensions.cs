namespace ClusterSim.Scheduling;

/// <summary>Which taints a toleration is about.</summary>
/// <remarks>Source: component-helpers scheduling/corev1/helpers.go and api/core/v1/toleration.go, ToleratesTaint (v1.36).</remarks>
internal static class TolerationExtensions
{
    extension(Toleration toleration)
    {
        /// <summary>True when it puts up with <paramref name="taint"/>: effect, key and value agree, each unless left open.</summary>
        public bool Matches(Taint taint)
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
