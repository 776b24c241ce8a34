using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs.Dns;

/// <summary>How a Pod looks names up: what its <c>/etc/resolv.conf</c> says.</summary>
/// <remarks>Source: resolv.conf(5); containerd, pkg/cri, the form of the file (v2.1).</remarks>
internal sealed record ResolverSettings(ValueList<string> Nameservers, ValueList<string> Searches, ValueList<string> Options)
{
    private const int DefaultDots = 1;

    /// <summary>How long programs wait for an answer, all tries together.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10); // timeout:5 attempts:2

    /// <summary>From how many dots on a name is first looked up as it is.</summary>
    public int Dots => Options.FirstOrDefault(static option => option.StartsWith("ndots:", StringComparison.Ordinal)) is { } option
        && int.TryParse(option.AsSpan("ndots:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var dots) ? dots : DefaultDots;

    /// <summary>The complete names for which a name may stand, in the order in which they are tried.</summary>
    public IEnumerable<string> Candidates(string name)
    {
        if (name.EndsWith('.'))
            return [name.TrimEnd('.')];
        var searched = Searches.Where(static search => search != ".").Select(search => $"{name}.{search}");
        return name.Count(static letter => letter == '.') >= Dots ? searched.Prepend(name) : searched.Append(name);
    }

    /// <summary>Reads the lines of the file; what is wrong in it is passed over.</summary>
    public static ResolverSettings Parse(IEnumerable<string> lines)
    {
        ValueList<string> servers = [], searches = [], options = [];
        foreach (var line in lines)
        {
            switch (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                case ["nameserver", var server, ..]:
                    servers = servers.Add(server);
                    break;
                case ["search" or "domain", .. var found]:
                    searches = [.. found];
                    break;
                case ["options", .. var found]:
                    options = [.. options, .. found];
                    break;
            }
        }
        return new(servers, searches, options);
    }

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        if (Searches.Count > 0)
            text.Append("search ").AppendJoin(' ', Searches).Append('\n');
        foreach (var server in Nameservers)
            text.Append("nameserver ").Append(server).Append('\n');
        if (Options.Count > 0)
            text.Append("options ").AppendJoin(' ', Options).Append('\n');
        return text.ToString();
    }
}
