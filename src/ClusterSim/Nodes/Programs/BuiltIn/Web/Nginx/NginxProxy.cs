namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>Passes requests on.</summary>
internal static class NginxProxy
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60); // proxy_read_timeout

    /// <summary>What the server behind answered; null when it could not be reached.</summary>
    public static async Task<HttpResponse?> PassAsync(ContainerContext context, NginxUpstreams upstreams, NginxVariables variables, NginxLocation? location, NginxScope scope, string target)
    {
        var request = variables.Request;
        var url = variables.Fill(target);
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var slash = url.IndexOf('/', start);
        var authority = slash < 0 ? url[start..] : url[start..slash];
        variables.ProxyHost = authority;
        var headers = request.Headers.Remove("connection").Remove("keep-alive");
        var host = authority;
        foreach (var header in scope.All("proxy_set_header"))
        {
            var (name, value) = (header.Word(0).ToLowerInvariant(), variables.Fill(header.Word(1)));
            if (name == "host")
                host = value;
            else if (name is not ("connection" or "upgrade"))
                headers = value.Length == 0 ? headers.Remove(name) : headers.Set(name, value);
        }
        var path = slash < 0 || target.Contains('$') ? request.Path : url[slash..] + request.Path[Math.Min(request.Path.Length, location is { Modifier: "" or "=" or "^~" } ? location.Path.Length : 0)..];
        using var limit = new CancellationTokenSource(Limit, context.Time);
        try
        {
            var answer = await context.SendAsync($"http://{upstreams.Next(authority)}{path}", request with { Headers = headers, Host = host }, limit.Token);
            return answer with { Headers = answer.Headers.Remove("server").Remove("connection") };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            context.LogError(NginxLog.Error(context, "error", "29#29: *1 upstream timed out (110: Operation timed out) while reading response header from upstream"));
            return NginxPages.Error(504, ImageVersion.Of(context.Spec.Image, NginxPages.DefaultVersion));
        }
        catch (HttpRequestException failure)
        {
            context.LogError(NginxLog.Error(context, "error", $"29#29: *1 connect() failed ({failure.Message}) while connecting to upstream, client: {request.RemoteAddress}, request: \"{request.Method} {request.Path} HTTP/1.1\", upstream: \"http://{authority}{path}\", host: \"{request.Host}\""));
            return null;
        }
    }
}
