using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ClusterSim.Server.Kubeconfigs;

/// <summary>Kubeconfig files as YAML: what is in them that is not ours stays.</summary>
internal static class KubeconfigFile
{
    /// <summary>The file's document; null when there is no file, or nothing in it.</summary>
    public static YamlMappingNode? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
        }
        catch (YamlException broken)
        {
            throw new InvalidDataException($"{path} is no kubeconfig: {broken.Message}", broken);
        }
        return stream.Documents.Count == 0 ? null
            : stream.Documents[0].RootNode as YamlMappingNode ?? throw new InvalidDataException($"{path} is no kubeconfig: it holds no mapping.");
    }

    public static YamlMappingNode Merge(YamlMappingNode? existing, Kubeconfig added)
    {
        var root = existing ?? new YamlMappingNode();
        Put(root, "apiVersion", "v1");
        Put(root, "kind", "Config");
        var cluster = new YamlMappingNode { { "server", added.Server.ToString().TrimEnd('/') } };
        if (added.AuthorityPem is { } pem)
            cluster.Add("certificate-authority-data", Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)));
        else
            cluster.Add("insecure-skip-tls-verify", "true"); // Without it the JavaScript client refuses plain HTTP.
        SetNamed(root, "clusters", added.Name, "cluster", cluster);
        SetNamed(root, "users", added.Name, "user", new YamlMappingNode { { "token", added.Token } });
        SetNamed(root, "contexts", added.Name, "context", new YamlMappingNode { { "cluster", added.Name }, { "user", added.Name } });
        Put(root, "current-context", added.Name);
        return root;
    }

    public static Kubeconfig Current(YamlMappingNode root, string path)
    {
        var name = Text(root, "current-context") ?? throw new InvalidDataException($"{path} has no current-context.");
        var context = Named(root, "contexts", name, "context") ?? throw new InvalidDataException($"{path} has no context \"{name}\".");
        var cluster = Named(root, "clusters", Text(context, "cluster") ?? "", "cluster");
        var user = Named(root, "users", Text(context, "user") ?? "", "user");
        var server = cluster is null ? null : Text(cluster, "server");
        if (server is null || !Uri.TryCreate(server, UriKind.Absolute, out var url))
            throw new InvalidDataException($"{path}: the cluster of context \"{name}\" has no server address.");
        var authority = Text(cluster!, "certificate-authority-data");
        return new(name, url, (user is null ? null : Text(user, "token")) ?? "", authority is null ? null : Encoding.ASCII.GetString(Convert.FromBase64String(authority)));
    }

    public static string Write(YamlMappingNode root)
    {
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        var yaml = text.ToString().ReplaceLineEndings("\n");
        return yaml.EndsWith("...\n", StringComparison.Ordinal) ? yaml[..^4] : yaml;
    }

    /// <summary>Replaces the file at once, so that nobody ever finds half of it.</summary>
    public static void Save(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var draft = full + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.Write(text);
        File.Move(draft, full, overwrite: true);
    }

    private static void SetNamed(YamlMappingNode root, string list, string name, string field, YamlMappingNode value)
    {
        if (!root.Children.TryGetValue(list, out var node) || node is not YamlSequenceNode entries)
            root.Children[list] = entries = new YamlSequenceNode();
        var entry = new YamlMappingNode { { "name", name }, { field, value } };
        var index = entries.Children.ToList().FindIndex(other => other is YamlMappingNode mapping && Text(mapping, "name") == name);
        if (index < 0)
            entries.Add(entry);
        else
            entries.Children[index] = entry;
    }

    private static YamlMappingNode? Named(YamlMappingNode root, string list, string name, string field) =>
        root.Children.TryGetValue(list, out var node) && node is YamlSequenceNode entries
            ? entries.OfType<YamlMappingNode>().FirstOrDefault(entry => Text(entry, "name") == name)?.Children.TryGetValue(field, out var value) == true ? value as YamlMappingNode : null
            : null;

    private static string? Text(YamlMappingNode mapping, string field) =>
        mapping.Children.TryGetValue(field, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    private static void Put(YamlMappingNode mapping, string field, string text) => mapping.Children[field] = text;
}
