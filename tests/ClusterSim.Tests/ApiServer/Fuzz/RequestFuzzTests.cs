using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.ApiServer.Fuzz;

/// <summary>Whatever is sent, the server answers, and what it stores is sound.</summary>
public sealed class RequestFuzzTests
{
    private const int RequestsPerServer = 40;

    /// <summary>What the real server, too, answers with 500 when a client is at fault.</summary>
    private static readonly string[] ServerErrors =
    [
        "json parse error", "json: cannot unmarshal", "does not appear to be a protobuf message", "proto: ", "yaml: ", // Options in the body of a DELETE; their errors are not translated.
        "failed to create typed patch object", "failed to convert new object", "failed to create manager for existing fields", // What is applied and does not fit the schema.
        "doesn't match $setElementOrder list",
        "resourceVersion: Invalid value", "strconv.ParseUint", "Too large resource version",
    ];

    [FsCheck.NUnit.Property(MaxTest = 200, Replay = "(20260101,1)")]
    public void Every_request_gets_an_answer_and_the_store_stays_sound(int seed) => Check(new RandomRequests(seed).Take(RequestsPerServer));

    [FsCheck.NUnit.Property(MaxTest = 200, Replay = "(20260101,3)")]
    public void Recorded_requests_with_something_changed_leave_the_store_sound(int seed) => Check(new ChangedRecordings(seed).Take(4));

    private static void Check(IEnumerable<ApiRequest> requests)
    {
        using var loop = new SimulationLoop(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var store = new ObjectStore(loop);
        var server = new ClusterSim.ApiServer.ApiServer(loop, store, Scheme.BuiltIn);
        server.Bootstrap();
        server.Create(new Caller("admin"), new ClusterSim.Api.Core.ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });
        var seen = Observe(store);

        foreach (var request in requests)
            Answer(server, request);
        loop.Run(TimeSpan.FromSeconds(1));

        foreach (var type in Scheme.BuiltIn.All)
            CheckStored(server, store, type, seen);
    }

    private static void Answer(ClusterSim.ApiServer.ApiServer server, ApiRequest request)
    {
        var before = server.Revision;
        ApiResponse answer;
        try
        {
            answer = server.Handle(request);
        }
        catch (Exception crash)
        {
            throw new AssertionException($"{Describe(request)}\n{crash}");
        }
        var isWrite = request.Method is "POST" or "PUT" or "PATCH" or "DELETE";
        var body = Encoding.UTF8.GetString(answer.Body.Span);
        answer.StatusCode.Should().BeInRange(200, 599, Describe(request));
        if (answer.StatusCode >= 500 && !ServerErrors.Any(body.Contains))
            throw new AssertionException($"{Describe(request)}\n{answer.StatusCode} {body}");
        // A form in which the answer cannot be given is refused when all is done, as there.
        if (answer.StatusCode is >= 400 and not 406 || !isWrite || request.Target.Contains("dryRun=All", StringComparison.Ordinal))
            server.Revision.Should().Be(before, "nothing may be written by {0}, answered with {1} {2}", Describe(request), answer.StatusCode, body);
        server.Revision.Should().BeGreaterThanOrEqualTo(before);
        if (answer.Headers.Any(header => header is { Key: "Content-Type", Value: "application/json" }) && answer.Body.Length > 0)
            JsonText.Parse(answer.Body.Span).Should().NotBeNull();
    }

    private static void CheckStored(ClusterSim.ApiServer.ApiServer server, ObjectStore store, ResourceType type, Dictionary<(ResourceType, ObjectKey), ApiObject> seen)
    {
        foreach (var obj in store.List(type))
        {
            var json = ObjectJson.ToBytes(obj);
            var problems = new DecodeProblems();
            var read = ObjectJson.FromJson(type.ClrType, JsonText.Parse(json, problems), problems);
            read.Should().Be(obj, "{0} round-trips", type.Kind);
            problems.Messages.Should().BeEmpty();
            long.Parse(obj.Metadata.ResourceVersion!, null).Should().BeInRange(1, server.Revision);
            seen.Should().Contain(new KeyValuePair<(ResourceType, ObjectKey), ApiObject>((type, ObjectKey.Of(obj)), obj), "watches were told of it");
            CheckAccepted(server, type, obj, json);
        }
        seen.Keys.Where(key => key.Item1 == type).Should().HaveCount(store.List(type).Count);
    }

    // What is stored is valid: writing it as it is changes nothing and is not refused.
    private static void CheckAccepted(ClusterSim.ApiServer.ApiServer server, ResourceType type, ApiObject obj, byte[] json)
    {
        if (!type.Verbs.Contains("update"))
            return;
        var ns = type.Namespaced ? $"/namespaces/{obj.Metadata.Namespace}" : "";
        var answer = server.Handle(new()
        {
            Method = "PUT",
            Target = $"/{(type.Group.Length == 0 ? "api" : "apis")}/{type.ApiVersion}{ns}/{type.Plural}/{Uri.EscapeDataString(obj.Metadata.Name!)}?dryRun=All",
            Headers = [new("Content-Type", "application/json")],
            Body = json,
            Caller = new Caller("admin"),
        });
        answer.StatusCode.Should().Be(200, "{0} was accepted before: {1}", ObjectJson.ToText(obj), Encoding.UTF8.GetString(answer.Body.Span));
    }

    private static Dictionary<(ResourceType, ObjectKey), ApiObject> Observe(ObjectStore store)
    {
        var seen = new Dictionary<(ResourceType, ObjectKey), ApiObject>();
        foreach (var type in Scheme.BuiltIn.All)
        {
            foreach (var obj in store.List(type))
                seen[(type, ObjectKey.Of(obj))] = obj;
            store.Watch<ApiObject>(type).Subscribe(change =>
            {
                if (change.Type == WatchEventType.Deleted)
                    seen.Remove((type, ObjectKey.Of(change.Object)));
                else
                    seen[(type, ObjectKey.Of(change.Object))] = change.Object;
            });
        }
        return seen;
    }

    private static string Describe(ApiRequest request)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        return $"{request.Method} {request.Target} {string.Join(" ", request.Headers)}\n{(body.Length > 3000 ? body[..3000] : body)}".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }
}
