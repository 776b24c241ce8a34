using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>The world outside the cluster, as far as downloads of programs go: one server that has every page.</summary>
/// <remarks>Differs from Kubernetes: where <c>NetworkOptions.Internet</c> is set, all public names lead to one address, and all pages there are the same; without it there is nothing outside.</remarks>
internal static class Internet
{
    private static readonly int[] Ports = [80, 443];

    /// <summary>Domains that programs are downloaded from, beside those of countries. Others are rather names of the cluster that miss their end.</summary>
    private static readonly string[] Domains = ["com", "org", "net", "edu", "gov", "info", "dev", "app", "cloud", "tech", "online", "site", "xyz", "systems", "space", "tools", "build", "foundation", "software"];

    /// <summary>Whether a complete name looks like one of the public DNS.</summary>
    /// <param name="name">In lower case, without the last dot.</param>
    /// <param name="isNamespace">Whether the cluster has a namespace of that name: <c>db.dev</c> is then a Service there.</param>
    public static bool IsPublic(string name, Func<string, bool> isNamespace)
    {
        var labels = name.Split('.');
        return labels.Length > 1 && (labels[^1].Length == 2 || Domains.Contains(labels[^1])) && labels[^1].All(char.IsAsciiLetter) && Array.TrueForAll(labels, IsLabel)
            && !(labels.Length == 2 && isNamespace(labels[1]));
    }

    public static void Serve(ClusterNetwork network)
    {
        foreach (var port in Ports)
            network.Serve(new(network.Options.InternetAddress, port), new HttpServer(network.Loop, static request => new(Answer(request))));
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static HttpResponse Answer(HttpRequest request) =>
        HttpResponse.FromText($"<!doctype html>\n<title>{request.Host}</title>\n<p>This page stands for {request.Host}{request.Path.Split('?')[0]}: the world outside this cluster is simulated.</p>\n", 200, "text/html");
}
