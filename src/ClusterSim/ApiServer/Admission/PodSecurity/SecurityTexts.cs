using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Admission;

/// <summary>How findings name what they are about.</summary>
/// <remarks>Source: pod-security-admission policy/helpers.go (v1.36).</remarks>
internal static class SecurityTexts
{
    /// <summary>As in <c>"a", "b"</c>.</summary>
    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(GoText.Quote));

    /// <summary>As <see cref="Quoted"/>, each once and in order.</summary>
    public static string Sorted(IEnumerable<string> values) => Quoted(Distinct(values));

    /// <summary>Each once and in order.</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>As in <c>containers "a", "b"</c>.</summary>
    public static string Containers(IReadOnlyCollection<string> names) => $"{Plural("container", names.Count)} {Quoted(names)}";

    /// <summary>Those who set something: the Pod, containers, or both.</summary>
    public static string Setters(bool pod, IReadOnlyCollection<string> containers) =>
        (pod, containers.Count) switch
        {
            (true, 0) => "pod",
            (true, _) => "pod and " + Containers(containers),
            _ => Containers(containers),
        };

    /// <summary>The word, with an <c>s</c> unless there is one only.</summary>
    public static string Plural(string word, int count) => count == 1 ? word : word + "s";

    /// <summary>As in <c>uses</c> for one and <c>use</c> for more.</summary>
    public static string Uses(int count) => count == 1 ? "uses" : "use";
}
