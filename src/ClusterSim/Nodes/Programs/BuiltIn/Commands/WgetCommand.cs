using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>wget</c>, as BusyBox has it.</summary>
internal static class WgetCommand
{
    private const int MaxRedirections = 5;

    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "OTUPYth", "timeout", "header", "post-data", "post-file", "output-document", "tries", "user-agent");
        if (arguments.Operands.Count == 0)
        {
            await process.WriteErrorAsync("wget: missing URL");
            return 1;
        }
        var isQuiet = arguments.Has("q", "quiet");
        var status = 0;
        foreach (var operand in arguments.Operands)
        {
            var text = operand.Contains("://", StringComparison.Ordinal) ? operand : "http://" + operand;
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                await process.WriteErrorAsync($"wget: not an http or ftp url: {operand}");
                return 1;
            }
            status |= await GetAsync(process, arguments, url, isQuiet, 0);
        }
        return status;
    }

    private static async Task<int> GetAsync(Process process, CommandArguments arguments, Uri url, bool isQuiet, int redirections)
    {
        if (await NameCommands.AddressOfAsync(process, url.Host) is not { } address)
            return await FailAsync(process, $"bad address '{(url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}")}'");
        if (!isQuiet)
            await process.WriteErrorAsync($"Connecting to {(url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}")} ({address}:{url.Port})");
        var limit = arguments.Find("T", "timeout") is { } text && SystemCommands.ParseDuration(text) is { } given ? given : (TimeSpan?)null;
        var outcome = await HttpOutcome.SendAsync(process, url, address, RequestFor(process, arguments), limit ?? TimeSpan.FromSeconds(900));
        switch (outcome.Outcome)
        {
            case HttpOutcomeKind.UnknownHost:
                return await FailAsync(process, $"bad address '{url.Host}'");
            case HttpOutcomeKind.Refused:
                return await FailAsync(process, $"can't connect to remote host ({address}): Connection refused");
            case HttpOutcomeKind.Ended or HttpOutcomeKind.NoHttp:
                return await FailAsync(process, "error getting response");
            case HttpOutcomeKind.Reset:
                return await FailAsync(process, "error getting response: Connection reset by peer");
            case HttpOutcomeKind.TimedOut:
                return await FailAsync(process, limit is null ? $"can't connect to remote host ({address}): Connection timed out" : "download timed out");
        }
        var response = outcome.Response!;
        if (response.Status is 301 or 302 or 303 or 307 or 308 && response.Headers.Find("location") is { } location && redirections < MaxRedirections)
            return await GetAsync(process, arguments, new Uri(url, location), isQuiet, redirections + 1);
        if (arguments.Has("S", "server-response"))
        {
            await process.WriteErrorAsync($"  HTTP/1.1 {response.Status} {HttpHeaders.ReasonOf(response.Status)}");
            foreach (var (name, value) in response.Headers)
                await process.WriteErrorAsync($"  {HttpHeaders.Title(name)}: {value}");
        }
        if (response.Status is < 200 or > 299)
            return await FailAsync(process, $"server returned error: HTTP/1.1 {response.Status} {HttpHeaders.ReasonOf(response.Status)}");
        if (arguments.Has("spider"))
        {
            if (!isQuiet)
                await process.WriteErrorAsync("remote file exists");
            return 0;
        }
        await SaveAsync(process, arguments, url, response, isQuiet);
        return 0;
    }

    private static HttpRequest RequestFor(Process process, CommandArguments arguments)
    {
        List<KeyValuePair<string, string>> headers = [new("user-agent", arguments.Find("U", "user-agent") ?? "Wget")];
        if (arguments.Find("header") is { } header && header.Split(':', 2) is [var name, var value])
            headers.Add(new(name.Trim().ToLowerInvariant(), value.Trim()));
        var body = arguments.Find("post-data");
        if (body is not null && !headers.Exists(known => known.Key == "content-type"))
            headers.Add(new("content-type", "application/x-www-form-urlencoded"));
        return new()
        {
            Method = body is not null ? "POST" : arguments.Has("spider") && process.Container.Image.Userland == Userland.Debian ? "HEAD" : "GET",
            Headers = headers.DistinctBy(field => field.Key).ToValueMap(),
            Body = body is null ? Bytes.Empty : Bytes.FromText(body),
        };
    }

    private static async Task SaveAsync(Process process, CommandArguments arguments, Uri url, HttpResponse response, bool isQuiet)
    {
        var name = Path.GetFileName(url.AbsolutePath) is { Length: > 0 } last ? last : "index.html";
        var target = arguments.Find("O", "output-document") ?? name;
        var isStdout = target == "-";
        if (!isQuiet)
            await process.WriteErrorAsync(isStdout ? "writing to stdout" : $"saving to '{target}'");
        IByteSink sink = isStdout ? process.Output : FileStreams.OpenToWrite(process, target, append: false);
        await sink.WriteAsync(response.Body.AsSpan().ToArray(), process.Killed);
        if (isQuiet)
            return;
        var size = response.Body.Length.ToString(CultureInfo.InvariantCulture);
        await process.WriteErrorAsync($"{(isStdout ? "-" : target),-20} 100% |{new string('*', 32)}|{size,6}  0:00:00 ETA");
        await process.WriteErrorAsync(isStdout ? "written to stdout" : $"'{target}' saved");
    }

    private static async Task<int> FailAsync(Process process, string problem)
    {
        await process.WriteErrorAsync("wget: " + problem);
        return 1;
    }
}
