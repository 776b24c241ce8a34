using ClusterSim.Api;

namespace ClusterSim.Tests.Api;

[TestFixture]
public sealed class QuantityTests
{
    [TestCase("0", "0")]
    [TestCase("0n", "0")]
    [TestCase("-0", "0")]
    [TestCase("0Ki", "0")]
    [TestCase("1", "1")]
    [TestCase("100", "100")]
    [TestCase("1000", "1k")]
    [TestCase("1000m", "1")]
    [TestCase("1500m", "1500m")]
    [TestCase("0.5", "500m")]
    [TestCase(".25", "250m")]
    [TestCase("1.5", "1500m")]
    [TestCase("0.5Gi", "512Mi")]
    [TestCase("1.5Gi", "1536Mi")]
    [TestCase("1024Mi", "1Gi")]
    [TestCase("1024Gi", "1Ti")]
    [TestCase("1023Ki", "1023Ki")]
    [TestCase("1024", "1024")]
    [TestCase("1Ki", "1Ki")]
    [TestCase("0.5Ki", "512")]
    [TestCase("0.0001Ki", "102400u")]
    [TestCase("1.1Ki", "1126400m")]
    [TestCase("2000M", "2G")]
    [TestCase("1e3", "1e3")]
    [TestCase("1e1", "10")]
    [TestCase("12E6", "12E6")]
    [TestCase("1000e3", "1e6")]
    [TestCase("1e-3", "1e-3")]
    [TestCase("100u", "100u")]
    [TestCase("1n", "1n")]
    [TestCase("0.1n", "1n")]
    [TestCase("1.00000000001", "1000000001n")]
    [TestCase("-0.1n", "-1n")]
    [TestCase("1E", "1E")]
    [TestCase("7Ei", "7Ei")]
    [TestCase("9Ei", "9223372036854775807")]
    [TestCase("-9Ei", "-9223372036854775807")]
    [TestCase("4227207040881085760Ti", "9223372036854775807")]
    [TestCase("18446744073709551616", "18446744073709551616")]
    public void Are_written_in_the_largest_unit_that_needs_no_fraction(string text, string canonical) =>
        Quantity.Parse(text).ToString().Should().Be(canonical);

    [TestCase("100.500")]
    [TestCase("1.234M")]
    [TestCase("+1")]
    [TestCase("007")]
    [TestCase("+5Gi")]
    public void Keep_the_text_where_Kubernetes_takes_it_for_canonical(string text) =>
        Quantity.Parse(text).ToString().Should().Be(text);

    [TestCase("")]
    [TestCase("1.1.M")]
    [TestCase("1+1.0M")]
    [TestCase("aoeu")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("1 Gi")]
    [TestCase("1GiB")]
    [TestCase("bad")]
    [TestCase("-3.01e-x")]
    public void Are_refused_when_the_form_is_wrong(string text) =>
        Error(text).Should().Be("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");

    [TestCase("0.1mi")]
    [TestCase("1i")]
    [TestCase(".5i")]
    [TestCase("-3.01e-")]
    [TestCase("1e")]
    [TestCase("1mm")]
    public void Are_refused_when_there_is_no_such_unit(string text) => Error(text).Should().Be("unable to parse quantity's suffix");

    [TestCase("100m", "200m", "300m")]
    [TestCase("1Gi", "512Mi", "1536Mi")]
    [TestCase("0", "1Gi", "1Gi")]
    [TestCase("1Gi", "1G", "2073741824")]
    [TestCase("1", "1Gi", "1073741825")]
    [TestCase("500m", "500m", "1")]
    public void Add_up_in_the_form_of_the_first(string left, string right, string sum) =>
        (Quantity.Parse(left) + Quantity.Parse(right)).ToString().Should().Be(sum);

    [TestCase("1", "100m", "900m")]
    [TestCase("2Gi", "1Gi", "1Gi")]
    [TestCase("1Gi", "1Gi", "0")]
    [TestCase("0", "5Gi", "-5Gi")]
    public void Subtract_in_the_form_of_the_first(string left, string right, string difference) =>
        (Quantity.Parse(left) - Quantity.Parse(right)).ToString().Should().Be(difference);

    [TestCase("1", "1000m")]
    [TestCase("1Ki", "1024")]
    [TestCase("1G", "1000M")]
    public void Compare_by_amount_but_are_equal_only_when_written_alike(string left, string right)
    {
        var (one, other) = (Quantity.Parse(left), Quantity.Parse(right));

        one.CompareTo(other).Should().Be(0);
        one.Equals(other).Should().Be(one.ToString() == other.ToString());
    }

    [TestCase("1", 1000)]
    [TestCase("0.0001", 1)]
    [TestCase("-0.0001", -1)]
    [TestCase("1500m", 1500)]
    public void Round_away_from_zero_to_thousandths(string text, long milli) => Quantity.Parse(text).MilliValue.Should().Be(milli);

    [Test]
    public void Stay_within_64_bits_as_numbers()
    {
        Quantity.Parse("1E").MilliValue.Should().Be(long.MaxValue);
        Quantity.Parse("-1E").MilliValue.Should().Be(long.MinValue);
        Quantity.Parse("100E").WholeValue.Should().Be(long.MaxValue);
    }

    [TestCase("1", 1)]
    [TestCase("100m", 1)]
    [TestCase("-100m", -1)]
    [TestCase("1Gi", 1 << 30)]
    [TestCase("1.5Ki", 1536)]
    public void Round_away_from_zero_to_whole_units(string text, long whole) => Quantity.Parse(text).WholeValue.Should().Be(whole);

    [TestCase("100.500", "100.500")]
    [TestCase("1500u", "2m")]
    [TestCase("-1500u", "-2m")]
    [TestCase("1Gi", "1Gi")]
    [TestCase("1n", "1m")]
    public void Lose_what_is_finer_than_a_thousandth_when_containers_ask_for_it(string text, string rounded) =>
        Quantity.Parse(text).RoundedToMilli().ToString().Should().Be(rounded);

    [Test]
    public void Are_the_same_whichever_way_they_are_made()
    {
        Quantity.FromMilli(1500).Should().Be(Quantity.Parse("1.5"));
        Quantity.FromBytes(1 << 30).Should().Be(Quantity.Parse("1Gi"));
        new Quantity(2.50m).Should().Be(new Quantity(2.5m));
        Quantity.Parse("2.50").GetHashCode().Should().Be(Quantity.Parse("2500m").GetHashCode());
    }

    private static string Error(string text)
    {
        Quantity.TryParse(text, out _, out var error).Should().BeFalse();
        return error!;
    }
}
