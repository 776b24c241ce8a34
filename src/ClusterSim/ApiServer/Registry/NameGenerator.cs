using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>Makes names out of <c>generateName</c>, and uids.</summary>
/// <remarks>Source: apiserver storage/names/generate.go, apimachinery util/rand (v1.36).</remarks>
internal sealed class NameGenerator(SimulationLoop loop)
{
    /// <summary>How many names are tried before the server gives up.</summary>
    public const int Attempts = 8; // maxNameGenerationCreateAttempts

    private const int MaxNameLength = 63; // maxNameLength
    private const int RandomLength = 5; // randomLength

    // No vowels and nothing that looks like one, so that no words come out.
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    private readonly RandomStream _names = loop.Random("apiserver/names");
    private readonly RandomStream _uids = loop.Random("apiserver/uids");

    /// <summary><paramref name="prefix"/>, cut so that five random characters find room behind it.</summary>
    public string Name(string prefix) =>
        (prefix.Length > MaxNameLength - RandomLength ? prefix[..(MaxNameLength - RandomLength)] : prefix) + Ending(_names);

    /// <summary>Five characters of Kubernetes' alphabet, for names that are random in a way of their own.</summary>
    public static string Ending(RandomStream random) => random.NextString(Alphabet, RandomLength);

    public string Uid() => _uids.NextGuid();
}
