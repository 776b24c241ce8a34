using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>curl</c>.</summary>
internal static class CurlCommand
{
    private const string Version = "8.14.1";
    private const int MaxRedirections = 50;

    public static async Task<int> RunAsync(Process process)
    {
        var options = Options.Read(process.Arguments);
        if (options.IsVersion)
        {
            await process.WriteLineAsync($"curl {Version} (x86_64-pc-linux-gnu) libcurl/{Version}");
            return 0;
        }
        if (options.Urls.Count == 0)
        {
            await process.WriteErrorAsync("curl: (2) no URL specified");
            return 2;
        }
        var status = 0;
        foreach (var text in options.Urls)
            status = await GetAsync(process, options, text);
        return status;
    }

    private static async Task<int> GetAsync(Process process, Options options, string text)
    {
        if (!Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var url))
            return await FailAsync(process, options, 3, $"URL rejected: Malformed input to a URL function");
        if (url.Scheme is not ("http" or "https"))
            return await FailAsync(process, options, 1, $"Protocol \"{url.Scheme}\" not supported");
        for (var redirections = 0; ; redirections++)
        {
            var began = process.Loop.Now;
            var address = await NameCommands.AddressOfAsync(process, url.Host);
            if (address is null)
                return await FailAsync(process, options, 6, $"Could not resolve host: {url.Host}");
            if (options.IsVerbose)
                await process.WriteErrorAsync($"* Host {url.Host}:{url.Port} was resolved.\n*   Trying {address}:{url.Port}...");
            if (url.Scheme == Uri.UriSchemeHttps && !options.TrustsAll && TlsTrust.ProblemOf(process, url, address, options.Authority) is { } distrust)
                return await FailAsync(process, options, 60, distrust);
            var request = await options.RequestAsync(process);
            var outcome = await HttpOutcome.SendAsync(process, url, address, request, options.Limit);
            var elapsed = (long)(process.Loop.Now - began).TotalMilliseconds;
            switch (outcome.Outcome)
            {
                case HttpOutcomeKind.UnknownHost:
                    return await FailAsync(process, options, 6, $"Could not resolve host: {url.Host}");
                case HttpOutcomeKind.Refused:
                    return await FailAsync(process, options, 7, $"Failed to connect to {url.Host} port {url.Port} after {elapsed} ms: Connection refused");
                case HttpOutcomeKind.Ended:
                    return await FailAsync(process, options, 52, "Empty reply from server");
                case HttpOutcomeKind.Reset:
                    return await FailAsync(process, options, 56, "Recv failure: Connection reset by peer");
                case HttpOutcomeKind.NoHttp:
                    return await FailAsync(process, options, 1, "Received HTTP/0.9 when not allowed");
                case HttpOutcomeKind.TimedOut:
                    return await FailAsync(process, options, 28, options.Limit is null ? $"Failed to connect to {url.Host} port {url.Port} after {elapsed} ms: Connection timed out" : $"Connection timed out after {elapsed} milliseconds");
            }
            var response = outcome.Response!;
            if (options.IsVerbose)
                await process.WriteErrorAsync(Conversation(url, address, request, response));
            if (options.FollowsRedirections && response.Status is 301 or 302 or 303 or 307 or 308 && response.Headers.Find("location") is { } location && redirections < MaxRedirections)
            {
                url = new Uri(url, location);
                continue;
            }
            return await ShowAsync(process, options, url, response);
        }
    }

    private static async Task<int> ShowAsync(Process process, Options options, Uri url, HttpResponse response)
    {
        if (options.FailsOnError && response.Status >= 400)
            return await FailAsync(process, options, 22, $"The requested URL returned error: {response.Status}");
        var target = options.Output ?? (options.UsesRemoteName ? Path.GetFileName(url.AbsolutePath) : null);
        var sink = target is null or "-" ? process.Output : FileStreams.OpenToWrite(process, target, append: false);
        if (!options.IsSilent && (target is not null || process.Terminal is null || process.Output != process.Terminal))
            await process.WriteErrorAsync(Progress(response.Body.Length));
        if (options.ShowsHeaders)
            await sink.WriteAsync(Encoding.UTF8.GetBytes(Head(response) + "\r\n"), process.Killed);
        if (!options.IsHead)
            await HttpOutcome.CopyBodyAsync(response, sink, process.Killed);
        if (options.Format is { } format)
            await process.WriteAsync(EscapedText.Decode(Fill(format, url, response)));
        return 0;
    }

    private static string Fill(string format, Uri url, HttpResponse response) => format
        .Replace("%{http_code}", response.Status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%{response_code}", response.Status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%{size_download}", response.Body.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%{url_effective}", url.AbsoluteUri, StringComparison.Ordinal)
        .Replace("%{content_type}", response.Headers.Find("content-type", ""), StringComparison.Ordinal)
        .Replace("%{time_total}", "0.000000", StringComparison.Ordinal);

    private static string Head(HttpResponse response)
    {
        var text = new StringBuilder($"HTTP/1.1 {response.Status} {HttpHeaders.ReasonOf(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{HttpHeaders.Title(name)}: {value}\r\n");
        if (!response.Headers.ContainsKey("content-length"))
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        return text.ToString();
    }

    private static string Conversation(Uri url, string address, HttpRequest request, HttpResponse response)
    {
        var text = new StringBuilder($"* Connected to {url.Host} ({address}) port {url.Port}\n> {request.Method} {url.PathAndQuery} HTTP/1.1\n> Host: {(url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}")}\n");
        foreach (var (name, value) in request.Headers)
            text.Append(CultureInfo.InvariantCulture, $"> {HttpHeaders.Title(name)}: {value}\n");
        text.Append("> \n* Request completely sent off\n");
        foreach (var line in Head(response).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            text.Append("< ").Append(line).Append('\n');
        return text.Append("< \n").Append(CultureInfo.InvariantCulture, $"* Connection #0 to host {url.Host} left intact").ToString();
    }

    private static string Progress(int bytes) =>
        "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
        + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
        + $"100 {bytes,5}  100 {bytes,5}    0     0  {bytes,5}      0 --:--:-- --:--:-- --:--:-- {bytes,5}";

    private static async Task<int> FailAsync(Process process, Options options, int code, string problem)
    {
        if (!options.IsSilent || options.ShowsErrors)
            await process.WriteErrorAsync($"curl: ({code}) {problem}");
        return code;
    }

    /// <summary>What curl is asked for.</summary>
    private sealed class Options
    {
        private readonly List<KeyValuePair<string, string>> _headers = [];
        private readonly List<string> _data = [];
        private string? _method;
        private string _userAgent = "curl/" + Version;
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

        public static Options Read(IReadOnlyList<string> words)
        {
            var options = new Options();
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
}
