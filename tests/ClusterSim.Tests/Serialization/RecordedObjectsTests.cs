using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class RecordedObjectsTests
{
    [Test]
    public void Reads_and_writes_what_the_API_server_answered_without_a_difference()
    {
        var differences = new List<string>();
        var count = 0;

        foreach (var transcript in RecordedFiles.Transcripts())
            foreach (var step in ((JsonArray)transcript["steps"]!).Items)
                if (step["compare"]?.AsText is null or "full")
                    foreach (var body in ObjectsIn(step.At("expect", "body")))
                        count += Compare(body, transcript["id"]!.AsText!, differences);

        count.Should().BeGreaterThan(1_000);
        Say(differences).Should().BeEmpty();
    }

    [Test]
    public void Reads_and_writes_what_the_controllers_left_behind_without_a_difference()
    {
        var differences = new List<string>();
        var count = 0;

        foreach (var scenario in RecordedFiles.Scenarios())
            foreach (var checkpoint in ((JsonArray)scenario["checkpoints"]!).Items)
                foreach (var (kind, objects) in ((JsonObject)checkpoint["objects"]!).Fields)
                    if (kind != "Event")
                        foreach (var body in ((JsonArray)objects).Items)
                            count += Compare(body, scenario["id"]!.AsText!, differences);

        count.Should().BeGreaterThan(1_000);
        Say(differences).Should().BeEmpty();
    }

    [Test]
    public void Reads_and_writes_stored_Pod_templates_without_a_difference()
    {
        var differences = new List<string>();

        foreach (var line in RecordedFiles.Hashes())
            CompareAs(typeof(PodTemplateSpec), line["storedTemplate"]!, line["title"]!.AsText!, differences);

        Say(differences).Should().BeEmpty();
    }

    private static string Say(List<string> differences) => string.Join('\n', differences);

    private static IEnumerable<JsonValue> ObjectsIn(JsonValue? body) => body switch
    {
        JsonArray events => events.Items.Where(item => item["type"]?.AsText is "ADDED" or "MODIFIED" or "DELETED").SelectMany(item => ObjectsIn(item["object"])),
        JsonObject obj when obj["items"] is JsonArray items => items.Items.Select(item => Typed(item, obj)),
        JsonObject obj when obj["kind"]?.AsText is not "Table" => [obj],
        _ => [],
    };

    // Items of lists do not repeat the kind that the list states.
    private static JsonValue Typed(JsonValue item, JsonObject list) => item is JsonObject obj && !obj.Has("kind") && list["kind"]?.AsText is [.. var kind, 'L', 'i', 's', 't']
        ? obj.Set("kind", kind).Set("apiVersion", list["apiVersion"]!)
        : item;

    private static int Compare(JsonValue body, string where, List<string> differences)
    {
        if (body["kind"]?.AsText is not { } kind || body["apiVersion"]?.AsText is not { } version)
            return 0;
        var type = kind == "Status" ? typeof(ClusterSim.Api.Meta.Status) : Scheme.BuiltIn.Find(version, kind)?.ClrType;
        if (type is null || Placeholders.HasVariations(body))
            return 0;
        CompareAs(type, body, where, differences);
        return 1;
    }

    private static void CompareAs(Type type, JsonValue body, string where, List<string> differences)
    {
        var recorded = Placeholders.Fill(body);
        var problems = new DecodeProblems();
        try
        {
            var written = ObjectJson.ToJson(ObjectJson.FromJson(type, recorded, problems));
            differences.AddRange(problems.Messages.Select(message => $"{where} {type.Name}: {message}"));
            foreach (var difference in JsonDifference.Between(recorded, written))
                differences.Add($"{where} {type.Name} {difference}");
        }
        catch (DecodeException e)
        {
            differences.Add($"{where} {type.Name}: {e.Path} {e.Message}");
        }
    }
}
