using ClusterSim.Api;
using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;
using ClusterSim.Tests.Api;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Serialization.Protobuf;

[TestFixture]
public sealed class ProtobufObjectTests
{
    // Served by others than kube-apiserver, or without generated messages at hand.
    private static bool HasNone(ResourceType type) => type.Group is "metrics.k8s.io" or "internal.apiserver.k8s.io" || type.Version.Contains("alpha", StringComparison.Ordinal) || type.Version.Contains("beta", StringComparison.Ordinal);

    private static IEnumerable<TestCaseData> Kinds() => ClusterSim.Serialization.Scheme.BuiltIn.All.Where(type => !HasNone(type) && type.ClrType != typeof(CustomResource))
        .Select(type => new TestCaseData(type).SetArgDisplayNames($"{type.Kind}.{type.ApiVersion}"));

    [TestCaseSource(nameof(Kinds))]
    public void Keeps_every_field_of_a_kind(ResourceType type)
    {
        var filled = FilledRecord.Of(type.ClrType);

        JsonDifference.Between(ObjectJson.ToJson(filled), ObjectJson.ToJson(ThroughProtobuf(type, filled))).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Kinds))]
    public void Keeps_a_kind_in_which_nothing_is_set(ResourceType type)
    {
        var empty = ObjectSchema.Of(type.ClrType).Empty;

        JsonDifference.Between(ObjectJson.ToJson(empty), ObjectJson.ToJson(ThroughProtobuf(type, empty))).Should().BeEmpty();
    }

    [Test]
    public void Keeps_what_the_API_server_answered()
    {
        var differences = new List<string>();
        var count = 0;

        foreach (var transcript in RecordedFiles.Transcripts())
            foreach (var step in ((JsonArray)transcript["steps"]!).Items)
                if (step.At("expect", "body") is JsonObject body && body["kind"]?.AsText is { } kind && body["apiVersion"]?.AsText is { } version
                    && ClusterSim.Serialization.Scheme.BuiltIn.Find(version, kind) is { } type && ProtobufObject.Knows(version, kind) && !Placeholders.HasVariations(body))
                {
                    count++;
                    var record = ObjectJson.FromJson(type.ClrType, Placeholders.Fill(body));
                    differences.AddRange(JsonDifference.Between(ObjectJson.ToJson(record), ObjectJson.ToJson(ThroughProtobuf(type, record))).Select(difference => $"{transcript["id"]} {kind} {difference}"));
                }

        count.Should().BeGreaterThan(500);
        differences.Should().BeEmpty();
    }

    [Test]
    public void Reads_what_kubectl_sends_as_what_it_prints()
    {
        var count = 0;
        foreach (var sent in RecordedFiles.KubectlBodies())
            if (sent["object"] is JsonObject printed)
            {
                count++;
                var type = ClusterSim.Serialization.Scheme.BuiltIn.Find(printed["apiVersion"]!.AsText!, printed["kind"]!.AsText!)!;
                var read = ProtobufObject.Read(Convert.FromHexString(sent["body"]!.AsText!), "", "");
                ObjectJson.FromJson(type.ClrType, read).Should().Be(ObjectJson.FromJson(type.ClrType, printed), sent["command"]!.AsText!);
                read["kind"].Should().Be(printed["kind"]);
            }

        count.Should().BeGreaterThan(15);
    }

    [Test]
    public void Keeps_apart_a_number_that_is_zero_and_one_that_is_absent()
    {
        var body = RecordedFiles.KubectlBodies().First(sent => sent["command"]!.AsText!.Contains("--replicas=0", StringComparison.Ordinal));

        var deployment = ObjectJson.FromJson<ClusterSim.Api.Apps.Deployment>(ProtobufObject.Read(Convert.FromHexString(body["body"]!.AsText!), "", ""));

        deployment.Spec.Replicas.Should().Be(0);
        deployment.Spec.RevisionHistoryLimit.Should().BeNull();
    }

    [Test]
    public void Passes_over_fields_it_does_not_know()
    {
        var body = Envelope(Message(1, Message(1, "a"u8.ToArray())), Varint(100, 7), Message(101, [1, 2, 3]), [.. Tag(102, 1), .. new byte[8]], [.. Tag(103, 5), .. new byte[4]], [.. Tag(104, 3), .. Varint(1, 5), .. Tag(104, 4)]);

        ProtobufObject.Read(body, "v1", "ConfigMap").At("metadata", "name")!.AsText.Should().Be("a");
    }

    [Test]
    public void Reads_numbers_that_are_packed_into_one_value()
    {
        var body = Envelope(Message(2, Message(14, Message(4, [0x07, 0x80, 0x01]))));

        ProtobufObject.Read(body, "v1", "Pod").At("spec", "securityContext", "supplementalGroups").Should().Be(JsonText.Parse("[7,128]"));
    }

    [Test]
    public void Refuses_messages_that_lie_in_each_other_too_deep()
    {
        using var writer = new ProtobufWriter();
        writer.WriteRaw("k8s\0"u8);
        var starts = new Stack<int>();
        foreach (var field in (int[])[2, 2, 7, 4, 1, .. Enumerable.Repeat(28, 10_000)]) // raw, spec, versions, schema, openAPIV3Schema, and not, not, not …
            starts.Push(writer.StartMessage(field));
        while (starts.TryPop(out var start))
            writer.EndMessage(start);
        var bytes = writer.Written.ToArray();

        var reading = () => ProtobufObject.Read(bytes, "apiextensions.k8s.io/v1", "CustomResourceDefinition");

        reading.Should().Throw<DecodeException>().WithMessage("exceeded max depth");
    }

    [TestCase("apps/v1", "Deployment", true)]
    [TestCase("flowcontrol.apiserver.k8s.io/v1", "FlowSchema", true)]
    [TestCase("apps.example.com/v1", "Deployment", false)]
    [TestCase("apps.storage.k8s.io/v1", "Deployment", false)]
    [TestCase("v1", "Status", false)]
    [TestCase("v1", "Nothing", false)]
    public void Knows_kinds_of_Kubernetes_own(string apiVersion, string kind, bool known) => ProtobufObject.Knows(apiVersion, kind).Should().Be(known);

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return new("", "empty data");
        yield return new("7b7d", "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        yield return new("6b387300", "empty body");
        yield return new("6b3873000a", "unexpected EOF");
        yield return new("6b387300ffffffffffffffffffff01", "proto: integer overflow");
        yield return new(Convert.ToHexStringLower(Envelope([0x00])), "proto: ConfigMap: illegal tag 0 (wire type 0)");
        yield return new(Convert.ToHexStringLower(Envelope([0x0c])), "proto: ConfigMap: wiretype end group for non-group");
        yield return new(Convert.ToHexStringLower(Envelope([0x08, 0x01])), "proto: wrong wireType = 0 for field Metadata");
        yield return new(Convert.ToHexStringLower(Envelope([0x0a, 0x05, 0x0a])), "unexpected EOF");
        yield return new(Convert.ToHexStringLower(Envelope([0xff, 0x06])), "proto: illegal wireType 7");
    }

    [TestCaseSource(nameof(Broken))]
    public void Says_what_is_wrong_as_Go_does(string hex, string message)
    {
        var reading = () => ProtobufObject.Read(Convert.FromHexString(hex), "v1", "ConfigMap");

        reading.Should().Throw<DecodeException>().WithMessage(message);
    }

    private static ApiRecord ThroughProtobuf(ResourceType type, ApiRecord record)
    {
        using var writer = new ProtobufWriter();
        ProtobufObject.Write(writer, type.ApiVersion, type.Kind, ObjectJson.ToJson(record));
        return ObjectJson.FromJson(type.ClrType, ProtobufObject.Read(writer.Written, "", ""));
    }

    private static byte[] Envelope(params byte[][] fields) => [.. "k8s\0"u8, .. Message(2, [.. fields.SelectMany(field => field)])];

    private static byte[] Message(int field, byte[] content) => [.. Tag(field, 2), (byte)content.Length, .. content];

    private static byte[] Varint(int field, byte value) => [.. Tag(field, 0), value];

    private static byte[] Tag(int field, int type)
    {
        var tag = (field << 3) | type;
        return tag < 0x80 ? [(byte)tag] : [(byte)(tag | 0x80), (byte)(tag >> 7)];
    }
}
