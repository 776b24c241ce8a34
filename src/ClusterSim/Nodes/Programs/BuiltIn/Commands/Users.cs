using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The users that every simulated image knows.</summary>
internal static class Users
{
    public static string NameOf(long id) => id switch
    {
        0 => "root",
        65534 => "nobody",
        _ => id.ToString(CultureInfo.InvariantCulture),
    };
}
