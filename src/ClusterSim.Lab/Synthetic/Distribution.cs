using ClusterSim.Simulation;

namespace ClusterSim.Lab.Synthetic;

/// <summary>How a number varies.</summary>
/// <remarks>
/// Written as a number, which does not vary, or as a name with arguments: <c>uniform(1, 4)</c>, <c>lognormal(500m, 0.8, max=8)</c>,
/// <c>choice(1:6, 2:3, 8:1)</c>. See <see cref="DistributionText"/> for what there is.
/// </remarks>
public abstract class Distribution
{
    /// <summary>Draws a number. How many numbers it takes from the stream depends on the distribution alone, except for those that choose among others.</summary>
    public abstract double Next(RandomStream random);
}

/// <summary>Always the same.</summary>
internal sealed class Constant(double value) : Distribution
{
    public override double Next(RandomStream random) => value;
}

/// <summary>Every number from a least to a largest is as likely as any other.</summary>
internal sealed class Uniform(double min, double max) : Distribution
{
    public override double Next(RandomStream random) => min + (max - min) * random.NextDouble();
}

/// <summary>The bell curve.</summary>
internal sealed class Normal(double mean, double deviation) : Distribution
{
    public override double Next(RandomStream random) => mean + deviation * StandardNormal.Next(random);
}

/// <summary>Numbers whose logarithm is normal: many small ones, and a few that are very large.</summary>
internal sealed class LogNormal(double median, double sigma) : Distribution
{
    public override double Next(RandomStream random) => median * Math.Exp(sigma * StandardNormal.Next(random));
}

/// <summary>Times between things that happen independently of each other.</summary>
internal sealed class Exponential(double mean) : Distribution
{
    public override double Next(RandomStream random) => -mean * Math.Log(1 - random.NextDouble());
}

/// <summary>A heavy tail: the share of numbers beyond x falls as a power of x.</summary>
internal sealed class Pareto(double min, double exponent) : Distribution
{
    public override double Next(RandomStream random) => min / Math.Pow(1 - random.NextDouble(), 1 / exponent);
}

/// <summary>One of several others, by weight.</summary>
internal sealed class Mixture : Distribution
{
    private readonly Distribution[] _parts;
    private readonly double[] _until; // The weights, summed up.

    public Mixture(IReadOnlyList<(Distribution Part, double Weight)> parts)
    {
        _parts = [.. parts.Select(part => part.Part)];
        _until = new double[parts.Count];
        var sum = 0.0;
        for (var i = 0; i < parts.Count; i++)
            _until[i] = sum += parts[i].Weight;
    }

    public override double Next(RandomStream random)
    {
        var at = random.NextDouble() * _until[^1];
        var index = 0;
        while (index < _until.Length - 1 && at >= _until[index])
            index++;
        return _parts[index].Next(random);
    }
}

/// <summary>Another, but never less or more than something: what is beyond counts as the bound.</summary>
internal sealed class Clamped(Distribution inner, double min, double max) : Distribution
{
    public override double Next(RandomStream random) => Math.Clamp(inner.Next(random), min, max);
}

/// <summary>Draws from the normal distribution of mean 0 and deviation 1.</summary>
internal static class StandardNormal
{
    // Box and Muller's way, of which one of the two numbers is used: so every draw takes two from the stream.
    public static double Next(RandomStream random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
