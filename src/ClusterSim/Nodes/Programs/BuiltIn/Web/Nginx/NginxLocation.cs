using System.Text.RegularExpressions;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>A <c>location</c>: which paths it is for, and what is done with them.</summary>
internal sealed class NginxLocation
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern;

    /// <exception cref="NginxConfigException">It has no path, or one that is no pattern.</exception>
    public NginxLocation(NginxDirective directive, NginxScope outer)
    {
        (Modifier, Path) = directive.Words switch
        {
            [var path] when path.StartsWith('@') || path.StartsWith('/') => ("", path),
            [var path] => ("", path),
            [var modifier, var path] => (modifier, path),
            _ => throw new NginxConfigException($"invalid number of arguments in \"location\" directive in {directive.Place}"),
        };
        Scope = new(outer, directive.Block ?? []);
        if (!Modifier.StartsWith('~'))
            return;
        try
        {
            _pattern = new(Path, (Modifier == "~*" ? RegexOptions.IgnoreCase : RegexOptions.None) | RegexOptions.CultureInvariant, MatchLimit);
        }
        catch (ArgumentException)
        {
            throw new NginxConfigException($"pcre2_compile() failed in \"{Path}\" in {directive.Place}");
        }
    }

    public string Modifier { get; }

    public string Path { get; }

    public NginxScope Scope { get; }

    /// <summary>Which of some locations a path is for: an exact one, else the first pattern that fits, unless the longest prefix forbids patterns.</summary>
    public static NginxLocation? Choose(IReadOnlyList<NginxLocation> locations, string path)
    {
        if (locations.FirstOrDefault(location => location.Modifier == "=" && location.Path == path) is { } exact)
            return exact;
        var prefix = locations.Where(location => location.Modifier is "" or "^~" && path.StartsWith(location.Path, StringComparison.Ordinal)).MaxBy(location => location.Path.Length);
        if (prefix?.Modifier == "^~")
            return prefix;
        return locations.FirstOrDefault(location => location._pattern?.IsMatch(path) == true) ?? prefix;
    }
}
