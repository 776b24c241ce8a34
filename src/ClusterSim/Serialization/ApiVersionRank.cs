using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.Serialization;

/// <summary>How far along a version is: stable before beta before alpha, higher numbers before lower, anything else last.</summary>
/// <remarks>Source: apimachinery version/helpers.go, CompareKubeAwareVersionStrings (v1.36).</remarks>
internal readonly partial record struct ApiVersionRank(int Stability, int Major, int Minor) : IComparable<ApiVersionRank>
{
    public static ApiVersionRank Of(string version)
    {
        var match = Pattern().Match(version);
        if (!match.Success)
            return default;
        var stability = match.Groups["stage"].Value switch { "alpha" => 1, "beta" => 2, _ => 3 };
        return new(stability, Number(match.Groups["major"]), Number(match.Groups["minor"]));
    }

    public int CompareTo(ApiVersionRank other) => (Stability, Major, Minor).CompareTo((other.Stability, other.Major, other.Minor));

    private static int Number(Group group) => int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("^v(?<major>[0-9]+)((?<stage>alpha|beta)(?<minor>[0-9]+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
