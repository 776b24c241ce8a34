using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>The page that shows what is in a directory: <c>autoindex on</c>.</summary>
internal static class NginxListing
{
    private const int NameColumns = 51;
    private const int SizeColumns = 20;

    public static HttpResponse Of(string uri, DirectoryNode directory)
    {
        var page = new StringBuilder($"<html>\r\n<head><title>Index of {uri}</title></head>\r\n<body>\r\n<h1>Index of {uri}</h1><hr><pre><a href=\"../\">../</a>\r\n");
        foreach (var (name, node) in directory.Entries.Where(entry => !entry.Key.StartsWith('.')).OrderBy(entry => entry.Value is not DirectoryNode).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var shown = node is DirectoryNode ? name + "/" : name;
            page.Append(CultureInfo.InvariantCulture, $"<a href=\"{shown}\">{shown}</a>{new string(' ', Math.Max(1, NameColumns - shown.Length))}{node.Modified:dd-MMM-yyyy HH:mm}{(node is DirectoryNode ? "-" : node.Size.ToString(CultureInfo.InvariantCulture)).PadLeft(SizeColumns)}\r\n");
        }
        page.Append("</pre><hr></body>\r\n</html>\r\n");
        return HttpResponse.FromText(page.ToString(), 200, "text/html");
    }
}
