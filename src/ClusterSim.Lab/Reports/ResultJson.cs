using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Reports;

/// <summary>Results as JSON, a run on each line.</summary>
public static class ResultJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ValueListConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    extension(SweepResult result)
    {
        /// <summary>The results, without anything measured: the same bytes wherever and however the runs were made.</summary>
        public string ToJson() => Text(result, "runs", result.Runs);

        /// <summary>What was measured.</summary>
        public string MeasurementsToJson() => Text(result, "measurements", result.Measurements);
    }

    /// <summary>Reads results.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="measurements">What <see cref="MeasurementsToJson"/> wrote; null when it is not at hand.</param>
    /// <param name="source">What errors call them.</param>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static SweepResult Read(string json, string? measurements = null, string source = "results")
    {
        var results = Parse(json, source);
        var measured = measurements is null ? null : Parse(measurements, source);
        return new(results.Experiment, results.Shard, results.Runs ?? throw new InvalidDataException($"{source}: there are no runs."))
        {
            Measurements = measured is not null && measured.Experiment == results.Experiment && measured.Shard == results.Shard ? measured.Measurements ?? [] : [],
        };
    }

    private static ResultFile Parse(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<ResultFile>(json, Options) is { Experiment: not null } file ? file : throw new InvalidDataException($"{source}: these are no results.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{source}: these are no results: {broken.Message}", broken);
        }
    }

    private static string Text<T>(SweepResult result, string name, IEnumerable<T> items)
    {
        var text = new StringBuilder($"{{\"experiment\":{JsonSerializer.Serialize(result.Experiment, Options)},\n\"shard\":{JsonSerializer.Serialize(result.Shard, Options)},\n\"{name}\":[");
        foreach (var (index, item) in items.Index())
            text.Append(index == 0 ? "\n" : ",\n").Append(JsonSerializer.Serialize(item, Options));
        return text.Append("\n]}\n").ToString();
    }

    private sealed record ResultFile(ExperimentNames Experiment, Shard Shard, ValueList<RunRecord>? Runs = null, ValueList<RunMeasurement>? Measurements = null);

    /// <summary>Lists are arrays.</summary>
    private sealed class ValueListConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<ValueList<T>>
        {
            public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                ValueList.Create(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []);

            public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
        }
    }
}
