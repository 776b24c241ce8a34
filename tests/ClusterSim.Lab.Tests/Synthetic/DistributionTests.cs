using ClusterSim.Lab.Synthetic;
using ClusterSim.Simulation;

namespace ClusterSim.Lab.Tests.Synthetic;

public sealed class DistributionTests
{
    private const int Draws = 100_000;

    [TestCase("4", 4)]
    [TestCase("500m", 0.5)]
    [TestCase("constant(2)", 2)]
    [TestCase("uniform(1, 4)", 2.5)]
    [TestCase("normal(10, 2)", 10)]
    [TestCase("exponential(3)", 3)]
    [TestCase("lognormal(1, 0.5)", 1.1331)] // exp(sigma²/2)
    [TestCase("pareto(1, 3)", 1.5)] // exponent/(exponent-1)
    [TestCase("choice(1:3, 5:1)", 2)]
    [TestCase("choice(1, 3)", 2)]
    [TestCase("zipf(1, 1, 2, 3)", 1.6364)] // 3 / (1 + 1/2 + 1/3)
    [TestCase("bimodal(1, 0.1, 9, 0.1, 0.25)", 3)]
    [TestCase("mix(uniform(0, 2):1, constant(5):3)", 4)]
    [TestCase("exponential(3, max=0)", 0)]
    public void Has_the_mean_it_should(string text, double mean)
    {
        var (distribution, random) = (DistributionText.ReadAmount(text), new RandomStream(1, "test"));

        Enumerable.Range(0, Draws).Average(_ => distribution.Next(random)).Should().BeApproximately(mean, 0.02 * Math.Max(1, mean));
    }

    [TestCase("normal(10, 2)", 2)]
    [TestCase("uniform(0, 6)", 1.732)]
    [TestCase("exponential(3)", 3)]
    public void Spreads_as_it_should(string text, double deviation)
    {
        var (distribution, random) = (DistributionText.ReadAmount(text), new RandomStream(2, "test"));
        var values = Enumerable.Range(0, Draws).Select(_ => distribution.Next(random)).ToList();
        var mean = values.Average();

        Math.Sqrt(values.Average(value => (value - mean) * (value - mean))).Should().BeApproximately(deviation, 0.03 * deviation);
    }

    [TestCase("90", 90)]
    [TestCase("1h30m", 5400)]
    [TestCase("250ms", 0.25)]
    [TestCase("poisson(4)", 0.25)]
    [TestCase("exponential(10m)", 600)]
    public void Reads_times(string text, double mean)
    {
        var (distribution, random) = (DistributionText.ReadTime(text), new RandomStream(3, "test"));

        Enumerable.Range(0, Draws).Average(_ => distribution.Next(random)).Should().BeApproximately(mean, 0.02 * mean);
    }

    [Test]
    public void Stays_within_bounds()
    {
        var (distribution, random) = (DistributionText.ReadAmount("lognormal(1, 2, min=500m, max=8)"), new RandomStream(4, "test"));

        Enumerable.Range(0, 1000).Select(_ => distribution.Next(random)).Should().OnlyContain(value => value >= 0.5 && value <= 8).And.Contain(0.5).And.Contain(8);
    }

    [TestCase("gauss(1, 2)", "gauss(1, 2): there is no distribution gauss, only bimodal, choice, constant, exponential, lognormal, mix, normal, pareto, poisson, uniform, zipf")]
    [TestCase("uniform(4, 1)", "uniform(4, 1): min is more than max")]
    [TestCase("uniform(4)", "uniform(4): expected 2 arguments, not 1")]
    [TestCase("uniform(1, 4", "uniform(1, 4: expected a closing bracket at the end")]
    [TestCase("uniform(1,, 4)", "uniform(1,, 4): an argument is empty")]
    [TestCase("normal(1, -1)", "normal(1, -1): the deviation must not be negative")]
    [TestCase("lognormal(0, 1)", "lognormal(0, 1): the median must be more than 0")]
    [TestCase("lognormal(1, 50)", "lognormal(1, 50): sigma must be from 0 to 10")]
    [TestCase("exponential(x)", "expected a quantity, as in 4, 500m or 16Gi, not \"x\"")]
    [TestCase("choice()", "choice(): expected something to choose from")]
    [TestCase("choice(1:0)", "choice(1:0): a weight must be more than 0")]
    [TestCase("normal(1, 2, least=0)", "normal(1, 2, least=0): there is no option least, only min and max")]
    [TestCase("normal(1, 2, min=3, max=2)", "normal(1, 2, min=3, max=2): min is more than max")]
    [TestCase("poisson(2)", "poisson(2): poisson is for arrivals")]
    [TestCase("", "expected a quantity, as in 4, 500m or 16Gi, not \"\"")]
    public void Says_what_is_wrong(string text, string message)
    {
        var read = () => DistributionText.ReadAmount(text);

        read.Should().Throw<FormatException>().WithMessage(message);
    }
}
