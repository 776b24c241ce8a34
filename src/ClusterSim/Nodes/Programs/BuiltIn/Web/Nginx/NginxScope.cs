namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>A block of directives, which inherits from those around it.</summary>
internal sealed class NginxScope(NginxScope? outer, IReadOnlyList<NginxDirective> directives)
{
    public IReadOnlyList<NginxDirective> Directives => directives;

    /// <summary>The directive of that name here, or in the nearest block around that has one.</summary>
    public NginxDirective? Find(string name) => directives.FirstOrDefault(directive => directive.Name == name) ?? outer?.Find(name);

    /// <summary>All directives of that name here; if there are none, those of the nearest block around that has some.</summary>
    public IEnumerable<NginxDirective> All(string name) => directives.Any(directive => directive.Name == name) || outer is null ? directives.Where(directive => directive.Name == name) : outer.All(name);

    public NginxDirective? Own(string name) => directives.FirstOrDefault(directive => directive.Name == name);

    public bool IsOn(string name) => Find(name)?.Word(0) == "on";
}
