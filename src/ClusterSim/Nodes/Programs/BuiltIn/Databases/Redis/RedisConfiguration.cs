using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>The server's settings: of a file, and of the words it was started with.</summary>
internal sealed class RedisConfiguration
{
    private const int DefaultPort = 6379;

    private readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["appendfsync"] = "everysec",
        ["appendonly"] = "no",
        ["bind"] = "* -::*",
        ["databases"] = "16",
        ["dbfilename"] = "dump.rdb",
        ["dir"] = "/data",
        ["maxclients"] = "10000",
        ["maxmemory"] = "0",
        ["maxmemory-policy"] = "noeviction",
        ["port"] = "6379",
        ["protected-mode"] = "no",
        ["requirepass"] = "",
        ["save"] = "3600 1 300 100 60 10000",
        ["slave-read-only"] = "yes",
        ["tcp-keepalive"] = "300",
        ["timeout"] = "0",
    };

    /// <summary>Where the settings were read from; empty when there is no file.</summary>
    public string File { get; private set; } = "";

    public int Port => int.TryParse(Find("port"), CultureInfo.InvariantCulture, out var port) && port > 0 ? port : DefaultPort;

    public string Password => Find("requirepass") ?? "";

    /// <summary>Whether data is saved when the server ends.</summary>
    public bool Saves => Find("save") is { Length: > 0 };

    public IEnumerable<KeyValuePair<string, string>> All => _settings;

    public string? Find(string name) => _settings.GetValueOrDefault(name);

    public void Set(string name, string value) => _settings[name switch { "slaveof" => "replicaof", _ => name }] = name == "maxmemory" ? Bytes(value) : value;

    /// <exception cref="InvalidDataException">A file is not there, or holds what is no setting.</exception>
    public static RedisConfiguration Read(ContainerInstance container, IReadOnlyList<string> words)
    {
        var configuration = new RedisConfiguration();
        for (var i = words.Count > 0 && FileSystem.NameOf(words[0]) == "redis-server" ? 1 : 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (words[i].Contains('/') || words[i].EndsWith(".conf", StringComparison.Ordinal))
                    configuration.ReadFile(container, words[i]);
                continue;
            }
            var name = words[i][2..].ToLowerInvariant();
            var values = new List<string>();
            while (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
                values.Add(words[++i]);
            configuration.Set(name, string.Join(' ', values));
        }
        return configuration;
    }

    private void ReadFile(ContainerInstance container, string path)
    {
        if (container.Files.Find(FileSystem.Absolute(path, container.WorkingDirectory)) is not RegularFile file)
            throw new InvalidDataException($"*** FATAL CONFIG FILE ERROR (Redis) ***\nReading the configuration file, at line 0\nFatal error, can't open config file '{path}': No such file or directory");
        File = path;
        foreach (var line in Encoding.UTF8.GetString(file.Content.Span).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] words = [.. RespReader.SplitInline(line)];
            if (words.Length >= 2)
                Set(words[0].ToLowerInvariant(), string.Join(' ', words[1..]));
        }
    }

    /// <summary>A size as people write it, in bytes.</summary>
    private static string Bytes(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(text.AsSpan(0, digits), CultureInfo.InvariantCulture, out var number))
            return "0";
        var factor = text[digits..].ToLowerInvariant() switch { "k" => 1000, "kb" => 1024, "m" => 1_000_000, "mb" => 1 << 20, "g" => 1_000_000_000, "gb" => 1 << 30, _ => 1 };
        return (number * factor).ToString(CultureInfo.InvariantCulture);
    }
}
