using System.Globalization;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Mongo;

/// <summary>Collections as files of the server's directory: one document a line.</summary>
internal sealed class MongoStore(ContainerContext context)
{
    private const string Suffix = ".bson";

    public IReadOnlyList<string> Databases => [.. Names().Select(name => name[0]).Distinct()];

    public IReadOnlyList<string> Collections(string database) => [.. Names().Where(name => name[0] == database).Select(name => name[1])];

    public List<JsonObject> Read(string database, string collection)
    {
        var path = PathOf(database, collection);
        return context.Files.Exists(path) ? [.. context.Files.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonObject)JsonText.Parse(line))] : [];
    }

    public void Write(string database, string collection, IEnumerable<JsonObject> documents) =>
        context.Files.WriteText(PathOf(database, collection), string.Concat(documents.Select(document => JsonText.WriteText(document) + "\n")));

    public void Drop(string database, string collection)
    {
        if (context.Files.Exists(PathOf(database, collection)))
            context.Files.Delete(PathOf(database, collection));
    }

    /// <summary>A new identifier: the time, and some random bytes.</summary>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[8];
        context.Random.NextBytes(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{(uint)context.Time.GetUtcNow().ToUnixTimeSeconds():x8}") + Convert.ToHexStringLower(bytes);
    }

    private static string PathOf(string database, string collection) => $"{MongoServer.Directory}/{database}.{collection}{Suffix}";

    private IEnumerable<string[]> Names() => context.Files.Exists(MongoServer.Directory)
        ? context.Files.List(MongoServer.Directory).Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Select(name => name[..^Suffix.Length].Split('.', 2)).Where(parts => parts.Length == 2)
        : [];
}
