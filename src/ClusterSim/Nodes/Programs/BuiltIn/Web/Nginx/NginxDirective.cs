namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>A directive of a configuration: <c>name words;</c> or <c>name words { … }</c>.</summary>
/// <param name="Name">As in <c>listen</c>.</param>
/// <param name="Words">What follows it.</param>
/// <param name="Block">The directives in its braces; null when it has none.</param>
/// <param name="Place">File and line.</param>
internal sealed record NginxDirective(string Name, IReadOnlyList<string> Words, IReadOnlyList<NginxDirective>? Block, string Place)
{
    public string Word(int index) => index < Words.Count ? Words[index] : "";
}

/// <summary>A configuration that nginx refuses: it does not start.</summary>
/// <param name="message">As nginx says it, without time and severity.</param>
internal sealed class NginxConfigException(string message) : Exception(message);
