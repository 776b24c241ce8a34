namespace ClusterSim.ApiServer.Admission;

/// <summary>What a check finds wrong with a Pod.</summary>
/// <param name="Reason">In short, as in <c>host namespaces</c>.</param>
/// <param name="Detail">What exactly; may be empty.</param>
internal sealed record SecurityFinding(string Reason, string Detail)
{
    /// <summary>Findings in one line, with their details.</summary>
    public static string Details(IEnumerable<SecurityFinding> findings) =>
        string.Join(", ", findings.Select(finding => finding.Detail.Length > 0 ? $"{finding.Reason} ({finding.Detail})" : finding.Reason));

    /// <summary>Findings in one line, in short.</summary>
    public static string Reasons(IEnumerable<SecurityFinding> findings) => string.Join(", ", findings.Select(finding => finding.Reason));
}
