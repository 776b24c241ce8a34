namespace ClusterSim.ApiServer.Admission;

/// <summary>Leaves out tolerations that others include.</summary>
/// <remarks>Source: pkg/util/tolerations/tolerations.go, MergeTolerations (v1.36).</remarks>
internal static class MergedTolerations
{
    /// <summary>The tolerations without those that others make superfluous; of equal ones the first stays.</summary>
    public static ValueList<Toleration> Of(IReadOnlyList<Toleration> all)
    {
        var merged = new List<Toleration>(all.Count);
        for (var i = 0; i < all.Count; i++)
            if (!merged.Any(earlier => Includes(earlier, all[i])) && !all.Skip(i + 1).Any(later => later != all[i] && Includes(later, all[i])))
                merged.Add(all[i]);
        return [.. merged];
    }

    private static bool Includes(Toleration wide, Toleration narrow)
    {
        if (wide == narrow)
            return true;
        var anyKey = string.IsNullOrEmpty(wide.Key) && wide.Operator == "Exists";
        if ((narrow.Key ?? "") != (wide.Key ?? "") && !anyKey)
            return false;
        if (!string.IsNullOrEmpty(wide.Effect) && narrow.Effect != wide.Effect)
            return false;
        if (wide is { Effect: "NoExecute", TolerationSeconds: { } seconds } && (narrow.TolerationSeconds is not { } shorter || shorter > seconds))
            return false;
        return wide.Operator switch
        {
            null or "" or "Equal" => narrow.Operator == "Equal" && (narrow.Value ?? "") == (wide.Value ?? ""),
            "Exists" => true,
            _ => false,
        };
    }
}
