using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Architecture;

/// <summary>What the library's types and members say about themselves, from the file that the compiler writes.</summary>
internal static class Documentation
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(SimulationLoop).Assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    /// <summary>The remarks of a type, as text; empty when it has none.</summary>
    public static string RemarksOf(Type type) => Members.Value.TryGetValue("T:" + type.FullName!.Replace('+', '.'), out var member) ? RemarksOf(member) : "";

    /// <summary>Name and text of everything that says in what it differs from Kubernetes.</summary>
    public static IEnumerable<(string Name, string Difference)> Differences() =>
        from member in Members.Value
        from paragraph in ParagraphsOf(member.Value)
        let text = TextOf(paragraph)
        let at = text.IndexOf("Differs from Kubernetes:", StringComparison.Ordinal)
        where at >= 0 && !member.Key.Contains("#ctor", StringComparison.Ordinal) // A type's primary constructor has the type's remarks.
        orderby member.Key.Split(':')[1] is var name ? name : ""
        select (ShortName(member.Key), text[(at + "Differs from Kubernetes:".Length)..].Trim());

    private static string RemarksOf(XElement member) => string.Join(" ", member.Elements("remarks").Select(TextOf));

    private static IEnumerable<XElement> ParagraphsOf(XElement member) =>
        member.Elements("remarks").SelectMany(remarks => remarks.Elements("para").Any() ? remarks.Elements("para") : [remarks]);

    private static string TextOf(XElement element) => Regex.Replace(string.Concat(element.Nodes().Select(TextOf)), @"\s+", " ").Trim();

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } reference => $"`{ShortName((reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => " " + TextOf(other) + " ",
        _ => "",
    };

    // T:ClusterSim.Nodes.Kubelet → Kubelet; P:ClusterSim.Nodes.KubeletOptions.AdoptNodes → KubeletOptions.AdoptNodes
    private static string ShortName(string id)
    {
        var parts = Regex.Replace(id, @"^\w:|`\d+|\(.*$", "").Split('.');
        return string.Join('.', parts.TakeLast(id.StartsWith("T:", StringComparison.Ordinal) ? 1 : 2));
    }
}
