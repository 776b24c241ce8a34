using ClusterSim.Api;

namespace ClusterSim.Tests.Api;

[TestFixture]
public sealed class TimeTests
{
    [TestCase("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [TestCase("2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00Z")]
    [TestCase("2026-01-01T00:00:00.999999999Z", "2026-01-01T00:00:00Z")]
    [TestCase("2024-02-29T23:59:59-00:30", "2024-03-01T00:29:59Z")]
    public void Are_whole_seconds_in_UTC(string text, string written) => Time.Parse(text).ToString().Should().Be(written);

    [TestCase("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123456Z")]
    [TestCase("2026-01-01T01:00:00.000000+01:00", "2026-01-01T00:00:00.000000Z")]
    public void Are_microseconds_where_leases_and_events_need_them(string text, string written) => MicroTime.Parse(text).ToString().Should().Be(written);

    [TestCase("yesterday", """parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006" """)]
    [TestCase("2026/01/01", """parsing time "2026/01/01" as "2006-01-02T15:04:05Z07:00": cannot parse "/01/01" as "-" """)]
    [TestCase("2026-01-01", """parsing time "2026-01-01" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T" """)]
    [TestCase("2026-13-01T00:00:00Z", """parsing time "2026-13-01T00:00:00Z": month out of range""")]
    [TestCase("2026-02-29T00:00:00Z", """parsing time "2026-02-29T00:00:00Z": day out of range""")]
    [TestCase("2026-01-01T24:00:00Z", """parsing time "2026-01-01T24:00:00Z": hour out of range""")]
    [TestCase("2026-01-01T00:00:00", """parsing time "2026-01-01T00:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00" """)]
    [TestCase("2026-01-01T00:00:00Zulu", """parsing time "2026-01-01T00:00:00Zulu": extra text: "ulu" """)]
    public void Are_refused_in_the_words_of_Go(string text, string error) =>
        FluentActions.Invoking(() => Time.Parse(text)).Should().Throw<FormatException>().WithMessage(error.TrimEnd());

    [Test]
    public void Need_all_six_decimals_where_microseconds_are_due() =>
        FluentActions.Invoking(() => MicroTime.Parse("2026-01-01T00:00:00Z")).Should().Throw<FormatException>()
            .WithMessage("""parsing time "2026-01-01T00:00:00Z" as "2006-01-02T15:04:05.000000Z07:00": cannot parse "Z" as ".000000" """.TrimEnd());

    [Test]
    public void Lose_fractions_where_they_are_made()
    {
        var instant = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(12_345_678);

        ((DateTimeOffset)new Time(instant)).Ticks.Should().Be(instant.Ticks - 2_345_678);
        ((DateTimeOffset)new MicroTime(instant)).Ticks.Should().Be(instant.Ticks - 8);
    }
}
