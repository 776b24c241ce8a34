using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>curl</c>.</summary>
internal static class CurlCommand
{
    public const string Version = "8.14.1";
    private const int MaxRedirections = 50;

    public static async Task<int> RunAsync(Process process)
    {
        var options = CurlOptions.Read(process.Arguments);
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

    private static async Task<int> GetAsync(Process process, CurlOptions options, string text)
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

    private static async Task<int> ShowAsync(Process process, CurlOptions options, Uri url, HttpResponse response)
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
        foreach (var (name, value) in HttpHeaders.InOrder(response.Headers))
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
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

    private static async Task<int> FailAsync(Process process, CurlOptions options, int code, string problem)
    {
        if (!options.IsSilent || options.ShowsErrors)
            await process.WriteErrorAsync($"curl: ({code}) {problem}");
        return code;
    }
}
