using ClusterSim.ApiServer.Access;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Discovery;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.ApiServer.Patches;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Tables;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Carries out requests in bytes: finds out what is asked, reads the body, has the registry do it, writes the answer.</summary>
/// <remarks>Source: apiserver endpoints/installer.go, endpoints/handlers (v1.36).</remarks>
internal sealed partial class RequestPipeline
{
    private const string NoSuchPage = "404 page not found\n";
    private const int MaxBodyBytes = 3 * 1024 * 1024; // MaxRequestBodyBytes

    private readonly SimulationLoop _loop;
    private readonly ObjectStore _store;
    private readonly ReadThrough _reads;
    private readonly Scheme _scheme;
    private readonly ResourceRegistry _registry;
    private readonly AccessControl _access;
    private readonly Func<ResourceType, ResourceEndpoint> _endpointOf;
    private readonly CustomResourceRegistry _custom;
    private readonly ObjectDecoder _decoder;
    private readonly PatchApplier _patches;
    private readonly EventEncoder _encoder;
    private readonly RandomStream _timeouts;
    private readonly MetricPaths _metrics;
    private readonly NonResourcePaths _others;

    public RequestPipeline(
        SimulationLoop loop,
        ObjectStore store,
        ReadThrough reads,
        Scheme scheme,
        ResourceRegistry registry,
        AccessControl access,
        Func<ResourceType, ResourceEndpoint> endpointOf,
        CustomResourceRegistry custom,
        MetricSources metrics)
    {
        (_loop, _store, _reads, _scheme, _registry, _access, _endpointOf, _custom) = (loop, store, reads, scheme, registry, access, endpointOf, custom);
        _encoder = new(loop);
        _decoder = new(scheme, type => endpointOf(type).Custom);
        _patches = new(_decoder);
        _timeouts = loop.Random("apiserver/watch-timeouts");
        _metrics = new(metrics, scheme, reads, loop);
        _others = new(scheme, reads, loop.Now, type => endpointOf(type).Custom?.SchemaJson, _metrics);
        metrics.Changed += _others.Forget;
    }

    public PatchApplier Patches => _patches;

    public ApiResponse Handle(ApiRequest request)
    {
        var split = request.Target.IndexOf('?');
        var path = split < 0 ? request.Target : request.Target[..split];
        var query = QueryString.Parse(split < 0 ? "" : request.Target[(split + 1)..]);
        ResourceRequest? resolved = null;
        try
        {
            request = _access.Admit(request, path, query);
            var resourcePath = RequestPath.Parse(path);
            if (resourcePath is null || !_scheme.HasGroup(resourcePath.Group))
                return (resourcePath is null ? null : _metrics.Answer(request, resourcePath, query)) ?? _others.Answer(request, path, query) ?? NotFound(path);
            resolved = Resolve(request, resourcePath, query);
            if (resolved is null)
                return ResponseWriter.Text(404, NoSuchPage);
            if (request.Body.Length > MaxBodyBytes)
                throw ApiErrors.TooLarge($"Request entity too large: limit is {MaxBodyBytes}");
            return Handle(resolved);
        }
        catch (ApiException refusal)
        {
            var form = AcceptHeader.ForStatus(request.FindHeader("Accept"));
            return ResponseWriter.Status(refusal.Status, form with { IsPretty = form.IsPretty || Readers.ArePeople(request, query) }, resolved?.Warnings ?? []);
        }
    }

    private ApiResponse NotFound(string path)
    {
        var isVersion = path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["api", _] => true,
            ["apis", var group, _] => _scheme.HasGroup(group),
            _ => false,
        };
        return isVersion ? throw ApiErrors.NoSuchPath() : ResponseWriter.Text(404, NoSuchPage);
    }

    /// <returns>Null when nobody answers there, which only happens in groups of custom kinds.</returns>
    private ResourceRequest? Resolve(ApiRequest request, RequestPath path, QueryString query)
    {
        var type = _scheme.FindByPlural(path.Group, path.Version, path.Resource);
        var misplaced = type is null || (path.Namespace is null ? type.Namespaced && path.Name.Length > 0 : !type.Namespaced);
        if (misplaced && _custom.IsCustomGroup(path.Group))
            return null;
        if (misplaced)
            throw ApiErrors.NoSuchPath();
        var endpoint = _endpointOf(type!);
        var hasForm = path.Subresource is not ("log" or "exec" or "attach" or "portforward" or "proxy"); // What those answer is not the API server's.
        return new(request, path, query, endpoint, hasForm ? FormOf(request, path, query, endpoint) : default);
    }

    private ResponseForm FormOf(ApiRequest request, RequestPath path, QueryString query, ResourceEndpoint endpoint)
    {
        var canWatch = path.Name.Length == 0 && request.Method == "GET";
        var hasTable = path.Subresource is "" or "status" or "scale" && endpoint.Type.Verbs.Contains("get");
        var form = AcceptHeader.Choose(request.FindHeader("Accept"), endpoint.Type, canWatch, hasTable);
        if (!form.IsPretty && Readers.ArePeople(request, query))
            form = form with { IsPretty = true };
        return form.Content == ResponseContent.Table
            ? form with { Table = new TablePrinter(endpoint, _loop.Time, form.MetaVersion, query.Find("includeObject")) }
            : form;
    }

    private ApiResponse Handle(ResourceRequest request) => request.Path switch
    {
        { IsWatch: true } => HandleWatchPath(request),
        { Name: "" } => HandleCollection(request),
        { Subresource: "" } => HandleObject(request),
        _ => HandleSubresource(request),
    };

    private ApiResponse HandleWatchPath(ResourceRequest request)
    {
        Require(request, "watch", request.Request.Method == "GET");
        return Watch(request, ListOptions.Read(request.Query, request.Endpoint, isWatchPath: true));
    }

    private ApiResponse HandleCollection(ResourceRequest request)
    {
        var isWhole = !request.Type.Namespaced || request.Path.Namespace is not null;
        switch (request.Request.Method)
        {
            case "GET":
                Require(request, "list", true);
                return List(request);
            case "POST":
                Require(request, "create", isWhole);
                return request.Type.ClrType == typeof(Binding) ? CreateBinding(request) : Create(request);
            case "DELETE":
                Require(request, "deletecollection", isWhole);
                return DeleteCollection(request);
            default:
                throw ApiErrors.MethodNotAllowed();
        }
    }

    private ApiResponse HandleObject(ResourceRequest request)
    {
        switch (request.Request.Method)
        {
            case "GET":
                Require(request, "get", true);
                return Get(request);
            case "PUT":
                Require(request, "update", true);
                return Update(request, UpdateRules.Main);
            case "PATCH":
                Require(request, "patch", true);
                return Patch(request, UpdateRules.Main);
            case "DELETE":
                Require(request, "delete", true);
                return Delete(request);
            default:
                throw ApiErrors.MethodNotAllowed();
        }
    }

    private ApiResponse HandleSubresource(ResourceRequest request) => (request.Path.Subresource, request.Type.ClrType) switch
    {
        ("status", _) when (request.Type.Subresources & Subresources.Status) != 0 => HandlePart(request, UpdateRules.Status),
        ("scale", _) when (request.Type.Subresources & Subresources.Scale) != 0 => HandleScale(request),
        ("binding", var type) when type == typeof(Pod) => HandlePost(request, CreateBinding),
        ("eviction", var type) when type == typeof(Pod) => HandlePost(request, Evict),
        ("token", var type) when type == typeof(ServiceAccount) => HandlePost(request, CreateToken),
        ("finalize", var type) when type == typeof(Namespace) => HandleFinalize(request),
        var (part, _) when request.Endpoint.Strategy.RulesFor(part) is { } rules => HandlePart(request, rules),
        _ when request.Endpoint.Custom is not null => throw ApiErrors.NotFound(request.Type, request.Path.Name),
        _ => HandleConnection(request) ?? throw ApiErrors.NoSuchPath(),
    };

    private ApiResponse HandlePart(ResourceRequest request, UpdateRules rules) => request.Request.Method switch
    {
        "GET" => Get(request),
        "PUT" => Update(request, rules),
        "PATCH" => Patch(request, rules),
        _ => throw ApiErrors.MethodNotAllowed(),
    };

    private static ApiResponse HandlePost(ResourceRequest request, Func<ResourceRequest, ApiResponse> create) =>
        request.Request.Method == "POST" ? create(request) : throw ApiErrors.MethodNotAllowed();

    private static void Require(ResourceRequest request, string verb, bool isAllowed)
    {
        if (!isAllowed || !request.Type.Verbs.Contains(verb))
            throw ApiErrors.MethodNotAllowed();
    }

    private ResourceType TypeOf<T>() where T : ApiObject => _scheme.Get<T>();
}
