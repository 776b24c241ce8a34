using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <content>Get, list, watch.</content>
internal sealed partial class RequestPipeline
{
    private const int MinWatchSeconds = 1800; // MinRequestTimeout

    private const string Expired = "The resourceVersion for the provided list is too old.";

    private const string ContinueExpired = // inconsistentContinue
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, " +
        "or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - " +
        "objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    private ApiResponse Get(ResourceRequest request)
    {
        if (ListOptions.ParseRevision(request.Query.Find("resourceVersion")) is { } revision && revision > _store.Revision)
            throw TooNew(revision);
        var obj = _reads.Find(request.Endpoint.StoredType, request.Key) ?? throw _reads.Missing(request.Type, request.Key);
        return ResponseWriter.Object(200, request.Endpoint.Serve(obj), request.Form, request.Warnings);
    }

    private ApiResponse List(ResourceRequest request)
    {
        var options = ListOptions.Read(request.Query, request.Endpoint);
        if (options.IsWatch)
            return Watch(request, options);
        var (objects, metadata) = Select(request, options);
        return ResponseWriter.List(request.Type, objects, metadata, request.Form, request.Warnings);
    }

    private (IEnumerable<ApiObject> Objects, ListMeta Metadata) Select(ResourceRequest request, ListOptions options)
    {
        var view = ViewFor(request, options);
        var metadata = new ListMeta { ResourceVersion = ResponseWriter.Revision(view.Revision) };
        // Whoever does not care how old the answer is gets all of it: the real server's cache knows no limit.
        if (options.Limit == 0 || options is { Revision: 0, Continue: "" })
        {
            var served = request.Endpoint.IsStoredAsServed ? (IEnumerable<ApiObject>)view : view.Select(request.Endpoint.Serve);
            return (options.SelectsAll ? served : served.Where(options.Matches), metadata);
        }
        var (page, looked) = FirstOf(view, request, options);
        if (looked == view.Count)
            return (page, metadata);
        return (page, metadata with
        {
            Continue = new ContinueToken(view.Revision, StartAfter(page[^1], request.Path.Namespace)).Encode(),
            RemainingItemCount = options.SelectsAll ? view.Count - page.Count : null, // Nobody counts what does not match.
        });
    }

    /// <summary>As many as are asked for, and how many were looked at: where any are left, nobody knows whether one of them matches.</summary>
    private static (List<ApiObject> Page, int Looked) FirstOf(ObjectView<ApiObject> view, ResourceRequest request, ListOptions options)
    {
        List<ApiObject> page = [];
        var looked = 0;
        foreach (var stored in view)
        {
            looked++;
            var obj = request.Endpoint.Serve(stored);
            if (options.Matches(obj))
                page.Add(obj);
            if (page.Count >= options.Limit)
                break;
        }
        return (page, looked);
    }

    private ObjectView<ApiObject> ViewFor(ResourceRequest request, ListOptions options)
    {
        var (type, ns) = (request.Endpoint.StoredType, request.Path.Namespace);
        if (options.Continue.Length > 0)
            return Rest(ContinueToken.Decode(options.Continue), type, ns, options);
        if (options.Revision is { } revision && revision > _store.Revision)
            throw TooNew(revision);
        return options.IsExact ? ViewAt(options.Revision!.Value, type, ns) ?? throw ApiErrors.Expired(Expired) : _reads.List<ApiObject>(type, ns);
    }

    /// <summary>What a list that was cut off has not shown yet.</summary>
    private ObjectView<ApiObject> Rest(ContinueToken token, ResourceType type, string? ns, ListOptions options)
    {
        if (options.Revision is > 0)
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        var view = token.Revision < 0 ? _reads.List<ApiObject>(type, ns) : ViewAt(token.Revision, type, ns);
        if (view is not null)
            return view.After(token.KeyIn(ns));
        if (options.Limit == 0)
            throw ApiErrors.Expired(Expired);
        var latest = (token with { Revision = ContinueToken.Latest }).Encode(); // Better a list that does not fit together than none.
        throw new ApiException(ApiErrors.Expired(ContinueExpired).Status with { Metadata = new() { Continue = latest } });
    }

    /// <summary>The objects as they were; null when that is forgotten.</summary>
    private ObjectView<ApiObject>? ViewAt(long revision, ResourceType type, string? ns)
    {
        try
        {
            return revision >= _store.Revision ? _reads.List<ApiObject>(type, ns) : _store.At(revision).List(type, ns);
        }
        catch (RevisionExpiredException)
        {
            return null;
        }
    }

    private ApiException TooNew(long revision) => ApiErrors.Failure(
        504,
        "Timeout",
        $"Timeout: Too large resource version: {revision}, current: {_store.Revision}",
        new() { Causes = [new() { Reason = "ResourceVersionTooLarge", Message = "Too large resource version" }], RetryAfterSeconds = 1 });

    private static string StartAfter(ApiObject last, string? ns) => ns is null ? ObjectKey.Of(last).ToString() : last.Metadata.Name!;

    private ApiResponse Watch(ResourceRequest request, ListOptions options)
    {
        if (request.Path.Name.Length > 0 && !options.Fields.IsEmpty && options.Fields.Exact("metadata.name") != request.Path.Name)
            throw ApiErrors.BadRequest("fieldSelector metadata.name doesn't match requested name");
        AcceptHeader.CheckStream(request.Form);
        request.Form.Table?.CheckOptions();
        // As the real server does, so that not all watches end at once.
        var seconds = options.TimeoutSeconds is not (null or 0) and var asked ? Math.Max(asked.Value, 0) : MinWatchSeconds + _timeouts.Next(MinWatchSeconds);
        var stream = new WatchStream(_loop, _store, request, options, _encoder, TimeSpan.FromSeconds(seconds));
        return new() { StatusCode = 200, Headers = ResponseWriter.Headers(request.Form.StreamType, request.Warnings), Stream = stream };
    }
}
