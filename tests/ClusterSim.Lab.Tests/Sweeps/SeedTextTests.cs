using ClusterSim.Lab.Sweeps;

namespace ClusterSim.Lab.Tests.Sweeps;

public sealed class SeedTextTests
{
    [Test]
    public void Names_numbers_and_ranges()
    {
        SeedText.Read("42").Should().Equal(42UL);
        SeedText.Read("1..3").Should().Equal(1UL, 2UL, 3UL);
        SeedText.Read("7, 1..2,18446744073709551615").Should().Equal(7UL, 1UL, 2UL, ulong.MaxValue);
    }

    [TestCase("", "Seeds: expected numbers and ranges, as in 42..51 or 1,2,7..9, not \"\".")]
    [TestCase("1..", "Seeds: expected numbers and ranges, as in 42..51 or 1,2,7..9, not \"1..\".")]
    [TestCase("-1", "Seeds: expected numbers and ranges, as in 42..51 or 1,2,7..9, not \"-1\".")]
    [TestCase("5..1", "Seeds: 5..1 ends before it begins.")]
    [TestCase("1..3,2", "Seeds: 1..3,2 names one twice.")]
    [TestCase("1..18446744073709551615", "Seeds: 1..18446744073709551615 are more than 100000.")]
    public void Says_what_is_wrong(string text, string message)
    {
        var read = () => SeedText.Read(text);

        read.Should().Throw<FormatException>().WithMessage(message);
    }
}
