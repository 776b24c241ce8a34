namespace ClusterSim.Tests.Architecture;

/// <summary>Who may know whom: the table of <c>docs/architecture.md</c>. A part is a folder of the library, which is a namespace.</summary>
internal static class Layers
{
    /// <summary>Puts everything together, and so may know everything; nothing may know it.</summary>
    public const string Top = "Cluster";

    // Each part, and what it may know; what these may know it may know, too, but for parts that are named with a dot, which stand for themselves.
    private static readonly Dictionary<string, string[]> Rules = new()
    {
        ["Api"] = [],
        ["Simulation"] = [],
        ["Cron"] = ["Api"],
        ["Serialization"] = ["Api"],
        ["Storage"] = ["Api", "Simulation"],
        ["Cel"] = ["Serialization"],
        ["ApiServer"] = ["Storage", "Serialization", "Simulation", "Cron", "Cel"],
        ["Client"] = ["ApiServer"],
        ["Reconcilers"] = ["Client"],
        ["Controllers"] = ["Client", "Reconcilers"],
        ["Scheduling"] = ["Client", "Reconcilers"],
        ["Nodes"] = ["Client", "Reconcilers"],
        ["Networking"] = ["Client", "Reconcilers", "Nodes.Programs"],
        ["Faults"] = ["Nodes"],
    };

    public static IEnumerable<string> Parts => Rules.Keys;

    /// <summary>The part a namespace belongs to.</summary>
    public static string PartOf(string @namespace) => @namespace.Split('.') is [_, var part, ..] ? part : Top;

    /// <summary>Whether code in one namespace may use what is in another.</summary>
    public static bool Allows(string user, string used)
    {
        var (from, to) = (PartOf(user), PartOf(used));
        return from == to || from == Top || Known(from).Any(name => name == to || used == "ClusterSim." + name || used.StartsWith($"ClusterSim.{name}.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Known(string part) =>
        Rules.TryGetValue(part, out var direct) ? direct.Concat(direct.Where(Rules.ContainsKey).SelectMany(Known)).Distinct() : [];
}
