namespace ClusterSim.Lab.Synthetic;

/// <summary>Reads distributions.</summary>
/// <remarks>
/// <para>A number alone is <c>constant(value)</c>. Besides: <c>uniform(min, max)</c>, <c>normal(mean, deviation)</c>, <c>lognormal(median, sigma)</c>,
/// <c>exponential(mean)</c>, <c>pareto(min, exponent)</c>, <c>choice(value:weight, …)</c> (a weight that is not given is 1), <c>zipf(exponent, value, …)</c>
/// (the k-th value has the weight 1/kˢ), <c>bimodal(mean, deviation, mean, deviation, share)</c> (share: how often the second), <c>mix(distribution:weight, …)</c>,
/// and for times <c>poisson(rate)</c>: so many a second, independently of each other.</para>
/// <para>All take <c>min=</c> and <c>max=</c>: what is beyond counts as the bound.</para>
/// </remarks>
public static class DistributionText
{
    private const double LargestSigma = 10;

    private static readonly string[] Names = ["bimodal", "choice", "constant", "exponential", "lognormal", "mix", "normal", "pareto", "poisson", "uniform", "zipf"];

    /// <summary>Reads the distribution of an amount; numbers are quantities, as in <c>500m</c> or <c>4Gi</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static Distribution ReadAmount(string text) => Read(text, NumberReading.Amount);

    /// <summary>Reads the distribution of a time, in seconds; numbers are seconds, or durations as in <c>90s</c>, <c>10m</c> or <c>1h30m</c>.</summary>
    /// <inheritdoc cref="ReadAmount" path="/exception"/>
    public static Distribution ReadTime(string text) => Read(text, NumberReading.Time);

    private static Distribution Read(string text, NumberReading numbers)
    {
        ArgumentNullException.ThrowIfNull(text);
        var call = DistributionCall.Parse(text);
        if (call.Name.Length == 0)
            return new Constant(numbers.Read(call.Text));
        var inner = Read(call, numbers);
        var (min, max) = (Bound(call, "min", double.NegativeInfinity, numbers), Bound(call, "max", double.PositiveInfinity, numbers));
        if (min > max)
            throw new FormatException($"{call.Text}: min is more than max");
        return call.Options.Keys.FirstOrDefault(key => key is not ("min" or "max")) is { } unknown
            ? throw new FormatException($"{call.Text}: there is no option {unknown}, only min and max")
            : call.Options.Count == 0 ? inner : new Clamped(inner, min, max);
    }

    private static Distribution Read(DistributionCall call, NumberReading numbers)
    {
        switch (call.Name)
        {
            case "constant":
                return new Constant(numbers.Read(call.Arguments(1)[0]));
            case "uniform" when Two(call, numbers) is var (min, max):
                return min <= max ? new Uniform(min, max) : throw new FormatException($"{call.Text}: min is more than max");
            case "normal" when call.Arguments(2) is var of:
                return new Normal(numbers.Read(of[0]), NotNegative(call, "the deviation", numbers.Read(of[1])));
            case "lognormal" when call.Arguments(2) is var of:
                return new LogNormal(Positive(call, "the median", numbers.Read(of[0])), NotNegative(call, "sigma", NumberReading.Plain.Read(of[1]), LargestSigma));
            case "exponential":
                return new Exponential(Positive(call, "the mean", numbers.Read(call.Arguments(1)[0])));
            case "pareto" when call.Arguments(2) is var of:
                return new Pareto(Positive(call, "min", numbers.Read(of[0])), Positive(call, "the exponent", NumberReading.Plain.Read(of[1])));
            case "poisson" when numbers.IsTime:
                return new Exponential(1 / Positive(call, "the rate", NumberReading.Plain.Read(call.Arguments(1)[0])));
            case "poisson":
                throw new FormatException($"{call.Text}: poisson is for arrivals");
            case "choice":
                return new Mixture([.. Weighted(call, item => new Constant(numbers.Read(item)))]);
            case "mix":
                return new Mixture([.. Weighted(call, item => Read(item, numbers))]);
            case "zipf":
                return Zipf(call, numbers);
            case "bimodal" when call.Arguments(5) is var of:
                var share = NotNegative(call, "the share", NumberReading.Plain.Read(of[4]), 1);
                return new Mixture([(Bell(call, of[0], of[1], numbers), 1 - share), (Bell(call, of[2], of[3], numbers), share)]);
            default:
                throw new FormatException($"{call.Text}: there is no distribution {call.Name}, only {string.Join(", ", Names)}");
        }
    }

    private static Normal Bell(DistributionCall call, string mean, string deviation, NumberReading numbers) =>
        new(numbers.Read(mean), NotNegative(call, "the deviation", numbers.Read(deviation)));

    private static Mixture Zipf(DistributionCall call, NumberReading numbers)
    {
        if (call.Items.Count < 2)
            throw new FormatException($"{call.Text}: expected an exponent and at least one value");
        var exponent = NotNegative(call, "the exponent", NumberReading.Plain.Read(call.Items[0]));
        return new([.. call.Items.Skip(1).Select((item, index) => ((Distribution)new Constant(numbers.Read(item)), Math.Pow(index + 1, -exponent)))]);
    }

    private static IEnumerable<(Distribution Part, double Weight)> Weighted(DistributionCall call, Func<string, Distribution> read)
    {
        if (call.Items.Count == 0)
            throw new FormatException($"{call.Text}: expected something to choose from");
        foreach (var item in call.Items)
        {
            var colon = item.LastIndexOf(':');
            var weight = colon < 0 ? 1 : Positive(call, "a weight", NumberReading.Plain.Read(item[(colon + 1)..].Trim()));
            yield return (read((colon < 0 ? item : item[..colon]).Trim()), weight);
        }
    }

    private static (double First, double Second) Two(DistributionCall call, NumberReading numbers) =>
        call.Arguments(2) is [var first, var second] ? (numbers.Read(first), numbers.Read(second)) : default;

    private static double Bound(DistributionCall call, string name, double missing, NumberReading numbers) =>
        call.Options.TryGetValue(name, out var text) ? numbers.Read(text) : missing;

    private static double Positive(DistributionCall call, string what, double value) =>
        value > 0 ? value : throw new FormatException($"{call.Text}: {what} must be more than 0");

    private static double NotNegative(DistributionCall call, string what, double value, double max = double.PositiveInfinity) =>
        value >= 0 && value <= max ? value : throw new FormatException(double.IsInfinity(max) ? $"{call.Text}: {what} must not be negative" : $"{call.Text}: {what} must be from 0 to {max}");
}
