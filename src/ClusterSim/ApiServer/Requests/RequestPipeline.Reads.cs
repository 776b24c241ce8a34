using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <content>Get, list, watch.</content>
internal sealed partial class RequestPipeline
{
    private const int MinWatchSeconds = 1800; // MinRequestTimeout

    private ApiResponse Get(ResourceRequest request)
    {
        if (ListOptions.ParseRevision(request.Query.Find("resourceVersion")) is { } revision && revision > _store.Revision)
            throw TooNew(revision);
        var obj = _reads.Find(request.Endpoint.StoredType, request.Key) ?? throw ApiErrors.NotFound(request.Type, request.Key.Name);
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
        var served = request.Endpoint.IsStoredAsServed ? (IEnumerable<ApiObject>)view : view.Select(request.Endpoint.Serve);
        var matching = options.Labels.IsEmpty && options.Fields.IsEmpty ? served : served.Where(options.Matches);
        var metadata = new ListMeta { ResourceVersion = ResponseWriter.Revision(view.Revision) };
        // Whoever does not care how old the answer is gets all of it: the real server's cache knows no limit.
        var limit = options is { Revision: 0, Continue: "" } ? 0 : options.Limit;
        if (limit == 0)
            return (matching, metadata);

        var page = matching.Take((int)Math.Min(limit, int.MaxValue - 1) + 1).ToList();
        if (page.Count > limit)
        {
            page.RemoveAt(page.Count - 1);
            metadata = metadata with
            {
                Continue = new ContinueToken(view.Revision, StartAfter(page[^1], request.Path.Namespace)).Encode(),
                RemainingItemCount = options.Labels.IsEmpty && options.Fields.IsEmpty ? view.Count - page.Count : null, // Nobody counts what does not match.
            };
        }
        return (page, metadata);
    }

    private ObjectView<ApiObject> ViewFor(ResourceRequest request, ListOptions options)
    {
        var ns = request.Path.Namespace;
        if (options.Continue.Length > 0)
        {
            if (options.Revision is > 0)
                throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
            var token = ContinueToken.Decode(options.Continue);
            return ViewAt(token.Revision, request.Endpoint.StoredType, ns).After(token.KeyIn(ns));
        }
        if (options.Revision is { } revision && revision > _store.Revision)
            throw TooNew(revision);
        return options.IsExact ? ViewAt(options.Revision!.Value, request.Endpoint.StoredType, ns) : _reads.List<ApiObject>(request.Endpoint.StoredType, ns);
    }

    private ObjectView<ApiObject> ViewAt(long revision, ResourceType type, string? ns)
    {
        try
        {
            return revision == _store.Revision ? _reads.List<ApiObject>(type, ns) : _store.At(revision).List(type, ns);
        }
        catch (RevisionExpiredException)
        {
            throw ApiErrors.Expired("The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
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
        AcceptHeader.CheckStream(request.Form);
        request.Form.Table?.CheckOptions();
        // As the real server does, so that not all watches end at once.
        var seconds = options.TimeoutSeconds is > 0 and var asked ? asked : MinWatchSeconds + _timeouts.Next(MinWatchSeconds);
        var stream = new WatchStream(_loop, _store, request, options, _encoder, TimeSpan.FromSeconds(seconds));
        return new() { StatusCode = 200, Headers = ResponseWriter.Headers(request.Form.StreamType, request.Warnings), Stream = stream };
    }
}
