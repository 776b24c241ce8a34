using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>A configuration that has been read, and answers requests.</summary>
internal sealed class NginxSite
{
    private const int MaxRedirections = 10;

    private readonly ContainerInstance _container;
    private readonly ContainerContext _context;
    private readonly NginxUpstreams _upstreams;

    /// <exception cref="NginxConfigException">The configuration is wrong.</exception>
    public NginxSite(ContainerContext context, string path)
    {
        (_context, _container) = (context, context.Container);
        var main = NginxParser.Read(_container.Files, path);
        var http = main.FirstOrDefault(directive => directive.Name == "http");
        if (!main.Any(directive => directive.Name == "events"))
            throw new NginxConfigException("no \"events\" section in configuration");
        var scope = new NginxScope(null, http?.Block ?? []);
        _upstreams = new(context, scope);
        Servers = [.. scope.Directives.Where(directive => directive.Name == "server").Select(directive => new NginxVirtualServer(directive, scope))];
        Streams = [.. main.Where(directive => directive.Name == "stream").SelectMany(directive => directive.Block ?? []).Where(directive => directive.Name == "server")];
        NginxKnownDirectives.Check(main, "main");
        foreach (var server in Servers)
            Check(server);
    }

    public IReadOnlyList<NginxVirtualServer> Servers { get; }

    public IReadOnlyList<NginxDirective> Streams { get; }

    public string Version => ImageVersion.Of(_context.Spec.Image, NginxPages.DefaultVersion);

    /// <summary>Answers a request.</summary>
    public async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var server = ServerFor(request);
        var response = await AnswerAsync(new(request, server, _context), UriOf(request), 0);
        return Finish(request, server, response);
    }

    /// <summary>Whether what it answers is to be logged.</summary>
    public bool Logs(HttpRequest request)
    {
        var server = ServerFor(request);
        return ((NginxLocation.Choose(server.Locations, UriOf(request))?.Scope ?? server.Scope).Find("access_log"))?.Word(0) != "off";
    }

    private static string UriOf(HttpRequest request) => Uri.UnescapeDataString(request.Path.Split('?', 2)[0]);

    private NginxVirtualServer ServerFor(HttpRequest request)
    {
        var host = request.Host.Split(':')[0].ToLowerInvariant();
        var here = Servers.Where(server => server.Ports.Contains(request.Port)).ToList();
        return here.FirstOrDefault(server => server.IsFor(host)) ?? here.FirstOrDefault(server => server.DefaultOf.Contains(request.Port)) ?? here.FirstOrDefault() ?? Servers[0];
    }

    private HttpResponse Finish(HttpRequest request, NginxVirtualServer server, HttpResponse response)
    {
        var headers = response.Headers;
        if (!headers.ContainsKey("server"))
            headers = headers.Set("server", server.Scope.Find("server_tokens")?.Word(0) == "off" ? "nginx" : $"nginx/{Version}");
        if (!headers.ContainsKey("date"))
            headers = headers.Set("date", FileAnswer.DateOf(_context.Time.GetUtcNow()));
        return request.Method == "HEAD"
            ? response with { Headers = headers.ContainsKey("content-length") ? headers : headers.Set("content-length", response.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)), Body = Bytes.Empty }
            : response with { Headers = headers };
    }

    private async Task<HttpResponse> AnswerAsync(NginxVariables variables, string path, int redirections)
    {
        var server = variables.Server;
        var location = NginxLocation.Choose(server.Locations, path);
        var scope = location?.Scope ?? server.Scope;
        variables.Uri = path;
        var response = await AnswerAsync(variables, location, scope, path, redirections);
        if (response.Status < 400 || redirections >= MaxRedirections)
            return AddHeaders(variables, scope, response);
        foreach (var page in scope.All("error_page"))
        {
            if (!page.Words.SkipLast(1).Contains(response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)) || page.Words[^1] is not ['/', ..] uri || uri == path)
                continue;
            var instead = await AnswerAsync(variables, uri, redirections + MaxRedirections); // Its own errors are shown as they are.
            if (instead.Status < 400)
                return instead with { Status = response.Status };
        }
        return AddHeaders(variables, scope, response);
    }

    private async Task<HttpResponse> AnswerAsync(NginxVariables variables, NginxLocation? location, NginxScope scope, string path, int redirections)
    {
        if ((scope.Own("return") ?? variables.Server.Scope.Own("return")) is { } given)
            return Return(variables, scope, given);
        if (scope.Own("deny")?.Word(0) == "all" && !scope.Directives.TakeWhile(directive => directive.Name != "deny").Any(directive => directive.Name == "allow" && directive.Word(0) is var allowed && (allowed == variables.Request.RemoteAddress || allowed == "all")))
            return NginxPages.Error(403, Version);
        if (scope.Own("stub_status") is not null)
            return HttpResponse.FromText("Active connections: 1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n", 200, "text/plain");
        if (scope.Own("proxy_pass") is { } pass)
            return await NginxProxy.PassAsync(_context, _upstreams, variables, location, scope, pass.Word(0)) ?? NginxPages.Error(502, Version);
        if (scope.Own("fastcgi_pass") is not null || scope.Own("uwsgi_pass") is not null || scope.Own("grpc_pass") is not null)
            return NginxPages.Error(502, Version); // Nobody here speaks these.
        return await ServeAsync(variables, location, scope, path, redirections);
    }

    private HttpResponse Return(NginxVariables variables, NginxScope scope, NginxDirective given)
    {
        var first = given.Word(0);
        if (!int.TryParse(first, System.Globalization.CultureInfo.InvariantCulture, out var status))
            status = 302;
        var text = variables.Fill(given.Words.Count > 1 ? given.Words[1] : first == given.Word(0) && status == 302 ? first : "");
        if (status is 301 or 302 or 303 or 307 or 308)
        {
            var page = NginxPages.Error(status, Version);
            return page with { Headers = page.Headers.Set("location", text.StartsWith('/') ? variables.Fill("$scheme://$http_host") + text : text) };
        }
        if (given.Words.Count > 1)
            return HttpResponse.FromText(text, status, scope.Find("default_type")?.Word(0) ?? "text/plain");
        return status >= 400 ? NginxPages.Error(status, Version) : HttpResponse.FromText("", status, "application/octet-stream");
    }

    private async Task<HttpResponse> ServeAsync(NginxVariables variables, NginxLocation? location, NginxScope scope, string path, int redirections)
    {
        if (variables.Request.Method is not ("GET" or "HEAD"))
            return NginxPages.Error(405, Version);
        var files = _container.Files;
        string PlaceOf(string uri)
        {
            if (scope.Own("alias") is { } alias && location is not null)
                return FileSystem.Absolute(alias.Word(0) + uri[Math.Min(location.Path.Length, uri.Length)..], "/");
            return FileSystem.Absolute(variables.Fill(scope.Find("root")?.Word(0) ?? "/etc/nginx/html") + "/" + uri.TrimStart('/'), "/");
        }
        if (scope.Find("try_files") is { } tries)
        {
            foreach (var attempt in tries.Words.SkipLast(1))
            {
                var uri = variables.Fill(attempt);
                if (Find(files, PlaceOf(uri)) is { } found && found is DirectoryNode == uri.EndsWith('/'))
                    return await ServeFileAsync(variables, scope, uri, found, PlaceOf(uri), redirections);
            }
            var last = tries.Words[^1];
            if (last.StartsWith('='))
                return NginxPages.Error(int.Parse(last[1..], System.Globalization.CultureInfo.InvariantCulture), Version);
            if (last.StartsWith('@'))
                return variables.Server.Locations.FirstOrDefault(named => named.Path == last) is { } named ? await AnswerAsync(variables, named, named.Scope, path, redirections + 1) : NginxPages.Error(500, Version);
            return redirections < MaxRedirections ? await AnswerAsync(variables, variables.Fill(last).Split('?')[0], redirections + 1) : NginxPages.Error(500, Version);
        }
        return await ServeFileAsync(variables, scope, path, Find(files, PlaceOf(path)), PlaceOf(path), redirections);
    }

    private async Task<HttpResponse> ServeFileAsync(NginxVariables variables, NginxScope scope, string uri, FileNode? node, string place, int redirections)
    {
        switch (node)
        {
            case RegularFile file when !uri.EndsWith('/'):
                var type = MediaTypes.Of(place, scope.Find("default_type")?.Word(0) ?? "text/plain");
                return FileAnswer.Of(variables.Request, file.Content, file.Modified, type, scope.IsOn("gzip") && (type == "text/html" || scope.Find("gzip_types")?.Words.Any(word => word == type || word == "*") == true));
            case DirectoryNode when !uri.EndsWith('/'):
                var page = NginxPages.Error(301, Version);
                return page with { Headers = page.Headers.Set("location", variables.Fill("$scheme://$http_host") + uri + "/") };
            case DirectoryNode directory:
                foreach (var index in scope.Find("index")?.Words ?? ["index.html"])
                    if (Find(_container.Files, $"{place}/{index}") is RegularFile)
                        return redirections < MaxRedirections ? await AnswerAsync(variables, uri + index, redirections + 1) : NginxPages.Error(500, Version);
                if (scope.IsOn("autoindex"))
                    return NginxListing.Of(uri, directory);
                LogError($"directory index of \"{place}/\" is forbidden", variables);
                return NginxPages.Error(403, Version);
            default:
                LogError($"open() \"{place}\" failed (2: No such file or directory)", variables);
                return NginxPages.Error(404, Version);
        }
    }

    private static FileNode? Find(FileSystem files, string path)
    {
        try
        {
            return files.Find(path);
        }
        catch (FileException)
        {
            return null;
        }
    }

    private void LogError(string problem, NginxVariables variables) => _context.LogError(NginxLog.Error(
        _context,
        "error",
        $"29#29: *1 {problem}, client: {variables.Request.RemoteAddress}, server: {variables.Server.Names.FirstOrDefault() ?? ""}, request: \"{variables.Request.Method} {variables.Request.Path} HTTP/1.1\", host: \"{variables.Request.Host}\""));

    private static HttpResponse AddHeaders(NginxVariables variables, NginxScope scope, HttpResponse response)
    {
        foreach (var header in scope.All("add_header"))
            if (response.Status is 200 or 201 or 204 or 206 or 301 or 302 or 303 or 304 or 307 or 308 || header.Words.Contains("always"))
                response = response with { Headers = response.Headers.Set(header.Word(0).ToLowerInvariant(), variables.Fill(header.Word(1))) };
        return response;
    }

    private void Check(NginxVirtualServer server)
    {
        if (server.UsesTls)
        {
            var certificate = server.Scope.Find("ssl_certificate") ?? throw new NginxConfigException($"no \"ssl_certificate\" is defined for the \"listen ... ssl\" directive in {server.Scope.Directives[0].Place}");
            if (Find(_container.Files, FileSystem.Absolute(certificate.Word(0), "/etc/nginx")) is null)
                throw new NginxConfigException($"cannot load certificate \"{FileSystem.Absolute(certificate.Word(0), "/etc/nginx")}\": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory)");
        }
        foreach (var pass in server.Locations.Select(location => location.Scope.Own("proxy_pass")).OfType<NginxDirective>())
            _upstreams.Check(pass);
    }
}
