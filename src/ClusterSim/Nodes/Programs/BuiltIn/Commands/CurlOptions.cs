using System.Text;
using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>What curl is asked for.</summary>
internal sealed class CurlOptions
{
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<string> _data = [];
    private string? _method;
    private string _userAgent = "curl/" + CurlCommand.Version;
    private bool _usesGet;

    public List<string> Urls { get; } = [];

    public bool IsVersion { get; private set; }

    public bool IsSilent { get; private set; }

    public bool ShowsErrors { get; private set; }

    public bool IsVerbose { get; private set; }

    public bool IsHead { get; private set; }

    public bool ShowsHeaders { get; private set; }

    public bool FollowsRedirections { get; private set; }

    public bool FailsOnError { get; private set; }

    public bool UsesRemoteName { get; private set; }

    public string? Output { get; private set; }

    public string? Format { get; private set; }

    /// <summary>Whether certificates are not looked at.</summary>
    public bool TrustsAll { get; private set; }

    /// <summary>The file with certificates that are trusted.</summary>
    public string? Authority { get; private set; }

    public TimeSpan? Limit { get; private set; }

    public static CurlOptions Read(IReadOnlyList<string> words)
    {
        var options = new CurlOptions();
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            string Value() => i + 1 < words.Count ? words[++i] : "";
            if (word.StartsWith("--", StringComparison.Ordinal))
                options.Set(word, Value);
            else if (word.Length > 1 && word[0] == '-')
                options.SetShort(word, Value);
            else
                options.Urls.Add(word);
        }
        return options;
    }

    public async Task<HttpRequest> RequestAsync(Process process)
    {
        List<string> data = [];
        foreach (var item in _data)
            data.Add(item.StartsWith('@') ? Encoding.UTF8.GetString((await FileStreams.ReadAsync(process, item[1..])).Span) : item);
        var hasBody = data.Count > 0 && !_usesGet;
        List<KeyValuePair<string, string>> headers = [.. _headers, new("user-agent", _userAgent), new("accept", "*/*")];
        if (hasBody)
            headers.Add(new("content-type", "application/x-www-form-urlencoded"));
        return new()
        {
            Method = _method ?? (IsHead ? "HEAD" : hasBody ? "POST" : "GET"),
            Host = _headers.Find(header => header.Key == "host").Value ?? "",
            Headers = headers.Where(header => header.Key != "host").DistinctBy(header => header.Key).ToValueMap(),
            Body = hasBody ? Bytes.FromText(string.Join('&', data)) : Bytes.Empty,
        };
    }

    private void SetShort(string word, Func<string> value)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var rest = word[(i + 1)..];
            var takesValue = "XHdomwuAeTbcx".Contains(word[i]);
            Set("-" + word[i], takesValue && rest.Length > 0 ? () => rest : value);
            if (takesValue)
                return;
        }
    }

    private void Set(string name, Func<string> value)
    {
        switch (name)
        {
            case "-X" or "--request":
                _method = value();
                break;
            case "-H" or "--header":
                if (value().Split(':', 2) is [var header, var content])
                    _headers.Add(new(header.Trim().ToLowerInvariant(), content.Trim()));
                break;
            case "-d" or "--data" or "--data-raw" or "--data-binary" or "--data-ascii" or "--data-urlencode" or "--json":
                _data.Add(value());
                if (name == "--json")
                    _headers.AddRange([new("content-type", "application/json"), new("accept", "application/json")]);
                break;
            case "-u" or "--user":
                _headers.Add(new("authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(value()))));
                break;
            case "-o" or "--output":
                Output = value();
                break;
            case "-m" or "--max-time" or "--connect-timeout":
                Limit = SystemCommands.ParseDuration(value()) is { } limit && !(limit > Limit) ? limit : Limit;
                break;
            case "-w" or "--write-out":
                Format = value();
                break;
            case "-A" or "--user-agent":
                _userAgent = value();
                break;
            case "--cacert":
                Authority = value();
                break;
            case "--oauth2-bearer":
                _headers.Add(new("authorization", "Bearer " + value()));
                break;
            case "-e" or "-T" or "-b" or "-c" or "-x" or "--cert" or "--key" or "--retry" or "--retry-delay" or "--resolve" or "--proxy":
                value();
                break;
            case "--url":
                Urls.Add(value());
                break;
            default:
                SetFlag(name);
                break;
        }
    }

    private void SetFlag(string name)
    {
        switch (name)
        {
            case "-s" or "--silent":
                IsSilent = true;
                break;
            case "-k" or "--insecure":
                TrustsAll = true;
                break;
            case "-S" or "--show-error":
                ShowsErrors = true;
                break;
            case "-v" or "--verbose":
                IsVerbose = true;
                break;
            case "-I" or "--head":
                (IsHead, ShowsHeaders) = (true, true);
                break;
            case "-i" or "--include":
                ShowsHeaders = true;
                break;
            case "-L" or "--location":
                FollowsRedirections = true;
                break;
            case "-f" or "--fail":
                FailsOnError = true;
                break;
            case "-O" or "--remote-name":
                UsesRemoteName = true;
                break;
            case "-G" or "--get":
                _usesGet = true;
                break;
            case "-V" or "--version":
                IsVersion = true;
                break;
        }
    }
}
