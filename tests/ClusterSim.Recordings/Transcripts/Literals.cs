using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>What a transcript's requests say themselves, and so cannot have been chosen by the server.</summary>
internal sealed partial class Literals
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<long> _numbers = [];
    private readonly List<string> _generateNames = [];

    public Literals(Transcript transcript)
    {
        foreach (var step in transcript.Steps)
            if (step.Body is JsonValue body && body.GetValueKind() == JsonValueKind.String)
                AddWords(body.GetValue<string>());
        foreach (var step in transcript.Steps)
            Add(step.Body);
    }

    /// <summary>Beginnings of names that the server completes, as it cuts them.</summary>
    public IEnumerable<string> GenerateNames => _generateNames.Where(name => name.Length > 0).Select(name => name[..Math.Min(name.Length, 58)]);

    public bool Has(string text) => _texts.Contains(text);

    public bool Has(long number) => _numbers.Contains(number);

    private void AddWords(string text)
    {
        foreach (Match word in Word().Matches(text))
        {
            _texts.Add(word.Value);
            if (long.TryParse(word.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                _numbers.Add(number);
        }
    }

    private void Add(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    Add(item);
                break;
            case JsonObject obj:
                foreach (var (name, value) in obj)
                {
                    _texts.Add(name);
                    Add(value);
                }
                if (obj["generateName"] is JsonValue given && given.GetValueKind() == JsonValueKind.String && !_generateNames.Contains(given.GetValue<string>()))
                    _generateNames.Add(given.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _texts.Add(value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number):
                _numbers.Add(number);
                break;
        }
    }

    [GeneratedRegex(@"[\w.:-]+")]
    private static partial Regex Word();
}
