using ClusterSim.ApiServer.Tables;

namespace ClusterSim.Tests.ApiServer.Tables;

public sealed class HumanDurationTests
{
    [TestCase(-2, "<invalid>")]
    [TestCase(-1, "0s")]
    [TestCase(0, "0s")]
    [TestCase(119, "119s")]
    [TestCase(120, "2m")]
    [TestCase(121, "2m1s")]
    [TestCase(599, "9m59s")]
    [TestCase(600, "10m")]
    [TestCase((3 * 3600) - 1, "179m")]
    [TestCase(3 * 3600, "3h")]
    [TestCase((3 * 3600) + 60, "3h1m")]
    [TestCase((8 * 3600) - 1, "7h59m")]
    [TestCase(8 * 3600, "8h")]
    [TestCase((48 * 3600) - 1, "47h")]
    [TestCase(48 * 3600, "2d")]
    [TestCase(53 * 3600, "2d5h")]
    [TestCase((192 * 3600) - 1, "7d23h")]
    [TestCase(192 * 3600, "8d")]
    [TestCase((730 * 86400) - 1, "729d")]
    [TestCase(730 * 86400, "2y")]
    [TestCase(740 * 86400, "2y10d")]
    [TestCase((2920 * 86400) - 1, "7y364d")]
    [TestCase(2920 * 86400, "8y")]
    [TestCase(20 * 365 * 86400L, "20y")]
    public void Says_it_in_two_units_at_most(long seconds, string text) => HumanDuration.Of(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Test]
    public void Takes_less_than_two_seconds_of_the_future_for_now() => HumanDuration.Of(TimeSpan.FromSeconds(-1.9)).Should().Be("0s");
}
