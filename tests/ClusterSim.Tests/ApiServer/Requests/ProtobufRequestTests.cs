using System.Buffers.Binary;
using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class ProtobufRequestTests : RequestFixture
{
    private const string Protobuf = "application/vnd.kubernetes.protobuf";
    private const string Preferred = Protobuf + ",application/json";
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    private static IEnumerable<TestCaseData> Commands() => RecordedFiles.KubectlBodies()
        .Where(sent => sent["object"] is JsonObject)
        .Select(sent => new TestCaseData(sent["path"]!.AsText, Convert.FromHexString(sent["body"]!.AsText!), sent["object"]).SetArgDisplayNames(sent["command"]!.AsText!));

    [TestCaseSource(nameof(Commands))]
    public void Create_what_kubectl_is_told_to(string path, byte[] body, JsonObject printed)
    {
        Outcome(Ask("POST", path, Json, body)).Should().Be("201");

        Do("GET", path + "/" + printed.At("metadata", "name"))["kind"].Should().Be(printed["kind"]);
    }

    [Test]
    public void Are_answered_alike()
    {
        var answer = Ask("POST", ConfigMaps, Preferred, BodyOf(ConfigMap("a") with { Data = ValueMap.Of(("k", "v")) }));

        answer.StatusCode.Should().Be(201);
        TypeOf(answer).Should().Be(Protobuf);
        Read(answer.Body.Span).Should().Be(Do("GET", ConfigMaps + "/a"));
    }

    [Test]
    public void Are_answered_with_lists()
    {
        Server.Create(Admin, ConfigMap("a"));
        Server.Create(Admin, ConfigMap("b"));

        var list = Read(Ask("GET", ConfigMaps + "?limit=1", Preferred).Body.Span);

        list["kind"]!.AsText.Should().Be("ConfigMapList");
        ((JsonArray)list["items"]!).Items.Should().ContainSingle().Which.At("metadata", "name")!.AsText.Should().Be("a");
        list.At("metadata", "continue")!.AsText.Should().NotBeEmpty();
        list.At("metadata", "remainingItemCount").Should().Be((JsonValue)1L);
    }

    [Test]
    public void Are_answered_with_metadata_alone()
    {
        Server.Create(Admin, ConfigMap("a") with { Data = ValueMap.Of(("k", "v")) });

        var list = Read(Ask("GET", ConfigMaps, Protobuf + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1").Body.Span);

        list["kind"]!.AsText.Should().Be("PartialObjectMetadataList");
        ((JsonArray)list["items"]!).Items[0].At("metadata", "name")!.AsText.Should().Be("a");
        list.ToString().Should().NotContain("\"data\"");
    }

    [Test]
    public void Are_refused_in_their_own_form()
    {
        var answer = Ask("GET", ConfigMaps + "/none", Preferred);

        answer.StatusCode.Should().Be(404);
        TypeOf(answer).Should().Be(Protobuf);
        Read(answer.Body.Span)["message"]!.AsText.Should().Be("configmaps \"none\" not found");
    }

    [Test]
    public void Watch_in_frames_that_begin_with_their_length()
    {
        Server.Create(Admin, ConfigMap("a"));
        var answer = Ask("GET", ConfigMaps + "?watch=true&timeoutSeconds=5", Preferred);
        var frames = new List<ReadOnlyMemory<byte>>();
        using var watch = answer.Stream!.Subscribe(frames.Add);
        Server.Create(Admin, ConfigMap("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        TypeOf(answer).Should().Be(Protobuf + ";stream=watch");
        frames.Select(Event).Should().Equal("ADDED a", "ADDED b");
    }

    [Test]
    public void Watch_from_what_there_is_up_to_a_bookmark_that_says_so()
    {
        Server.Create(Admin, ConfigMap("a"));
        var answer = Ask("GET", ConfigMaps + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=5", Preferred);
        var frames = new List<ReadOnlyMemory<byte>>();
        using var watch = answer.Stream!.Subscribe(frames.Add);

        frames.Select(Event).Should().Equal("ADDED a", "BOOKMARK ");
        Encoding.UTF8.GetString(frames[1].Span).Should().Contain("k8s.io/initial-events-end");
    }

    [Test]
    public void Delete_with_options()
    {
        Server.Create(Admin, Pod("p", node: "n"));
        var options = ProtobufOf("v1", "DeleteOptions", JsonText.Parse("""{"gracePeriodSeconds":7}"""));

        Outcome(Ask("DELETE", "/api/v1/namespaces/default/pods/p", Json, options)).Should().Be("200");

        Server.Find<Pod>(Key("p"))!.Metadata.DeletionGracePeriodSeconds.Should().Be(7);
    }

    [Test]
    public void Of_another_kind_are_refused() =>
        Outcome(Ask("POST", ConfigMaps, Json, BodyOf(Pod("p")))).Should().Be("400 Pod in version \"v1\" cannot be handled as a ConfigMap: converting (v1.Pod) to (core.ConfigMap): unknown conversion");

    [TestCase("", "400 the object provided is unrecognized (must be of type ConfigMap): empty data (<empty>)")]
    [TestCase("00ff", "400 the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] (00ff)")]
    [TestCase("6b38730012020801", "400 the object provided is unrecognized (must be of type ConfigMap): proto: wrong wireType = 0 for field Metadata (6b38730012020801)")]
    public void That_are_broken_are_refused(string hex, string outcome) => Outcome(Ask("POST", ConfigMaps, Json, Convert.FromHexString(hex))).Should().Be(outcome);

    [Test]
    public void With_bytes_changed_at_random_are_answered_all_the_same()
    {
        var random = new Random(1);
        foreach (var sent in RecordedFiles.KubectlBodies())
            for (var i = 0; i < 200; i++)
            {
                var body = Convert.FromHexString(sent["body"]!.AsText!);
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                    body[random.Next(4, body.Length)] = (byte)random.Next(256);
                if (i % 4 == 0)
                    body = body[..random.Next(4, body.Length)];

                var answering = () => Ask("POST", sent["path"]! + "?dryRun=All", Preferred, body).StatusCode;

                answering.Should().NotThrow(Convert.ToHexString(body)).Which.Should().BeInRange(200, 499, Convert.ToHexString(body));
            }
    }

    [Test]
    public void Are_not_understood_where_custom_resources_are()
    {
        var scheme = new Scheme();
        scheme.Register(new ResourceType { Group = "example.com", Version = "v1", Kind = "Thing", Plural = "things", Singular = "thing", ClrType = typeof(CustomResource) });
        var server = new ClusterSim.ApiServer.ApiServer(Loop, new ClusterSim.Storage.ObjectStore(Loop), scheme, Options);
        const string Things = "/apis/example.com/v1/namespaces/default/things";

        Outcome(server.Handle(Request("POST", Things, Json, "k8s\0"u8.ToArray()))).Should().StartWith("415 the body of the request was in an unknown format");
        server.Handle(Request("GET", Things, Protobuf)).StatusCode.Should().Be(406);
        TypeOf(server.Handle(Request("GET", Things, Preferred))).Should().Be(Json);
        TypeOf(server.Handle(Request("GET", Things, Protobuf + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"))).Should().Be(Protobuf);
    }

    private ApiResponse Ask(string method, string target, string accept, byte[]? body = null) => Server.Handle(Request(method, target, accept, body));

    private static ApiRequest Request(string method, string target, string accept, byte[]? body = null) => new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", Protobuf), new("Accept", accept)],
        Body = body,
        Caller = Admin,
    };

    private static string TypeOf(ApiResponse answer) => answer.Headers.Single(header => header.Key == "Content-Type").Value;

    private static JsonObject Read(ReadOnlySpan<byte> body)
    {
        var read = ProtobufObject.Read(body, "", "");
        return Scheme.BuiltIn.Find(read["apiVersion"]!.AsText!, read["kind"]!.AsText!) is { } type ? ObjectJson.ToJson(ObjectJson.FromJson(type.ClrType, read)) : read;
    }

    private static string Event(ReadOnlyMemory<byte> frame)
    {
        BinaryPrimitives.ReadUInt32BigEndian(frame.Span).Should().Be((uint)frame.Length - 4);
        var reader = new ProtobufReader("WatchEvent", frame.Span[4..], 0);
        reader.ReadTag().Should().Be((1, WireType.Bytes));
        var type = Encoding.UTF8.GetString(reader.ReadBytes());
        reader.ReadTag().Should().Be((2, WireType.Bytes));
        var raw = new ProtobufReader("RawExtension", reader.ReadBytes(), 0);
        raw.ReadTag().Should().Be((1, WireType.Bytes));
        return $"{type} {Read(raw.ReadBytes()).At("metadata", "name")}";
    }

    private static byte[] BodyOf(ApiObject obj) => ProtobufOf(obj.ApiVersion, obj.Kind, ObjectJson.ToJson(obj));

    private static byte[] ProtobufOf(string apiVersion, string kind, JsonValue value)
    {
        using var writer = new ProtobufWriter();
        ProtobufObject.Write(writer, apiVersion, kind, (JsonObject)value);
        return writer.Written.ToArray();
    }
}
