using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterSim.Server.Clock;

/// <summary>What a request asks of the clock: <c>{"speed": 10 | "max", "paused": true, "stepSeconds": 90}</c>, each of them optional.</summary>
internal sealed record ClockChange(double? Speed, bool? Paused, TimeSpan? Step)
{
    public const string Max = "max";

    private const double MaxStepSeconds = 100 * 365.0 * 24 * 3600;

    /// <exception cref="FormatException">Something in it is not as it should be.</exception>
    public static ClockChange Read(JsonNode? json)
    {
        if (json is not JsonObject change)
            throw new FormatException("expected a JSON object, as in {\"speed\": 10}");
        foreach (var (name, _) in change)
            if (name is not ("speed" or "paused" or "stepSeconds"))
                throw new FormatException($"unknown field \"{name}\"; there are speed, paused and stepSeconds");
        return new(SpeedOf(change["speed"]), change["paused"]?.GetValue<bool>(), StepOf(change["stepSeconds"]));
    }

    private static double? SpeedOf(JsonNode? speed) => speed?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.Number when speed.GetValue<double>() > 0 => speed.GetValue<double>(),
        JsonValueKind.String when speed.GetValue<string>() == Max => double.PositiveInfinity,
        _ => throw new FormatException("speed: expected a number more than 0, or \"max\""),
    };

    private static TimeSpan? StepOf(JsonNode? step) => step?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.Number when step.GetValue<double>() is >= 0 and <= MaxStepSeconds and var seconds => TimeSpan.FromSeconds(seconds),
        _ => throw new FormatException("stepSeconds: expected a number of seconds, 0 or more and at most a century"),
    };
}
