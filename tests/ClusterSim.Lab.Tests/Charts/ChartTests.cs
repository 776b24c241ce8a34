using System.Globalization;
using System.Xml.Linq;
using ClusterSim.Lab.Charts;

namespace ClusterSim.Lab.Tests.Charts;

public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestCaseSource(nameof(Charts))]
    public void Is_xml_that_needs_nothing_from_elsewhere(Chart chart)
    {
        var svg = XDocument.Parse(chart.ToSvg());

        svg.Root!.Name.Should().Be(Svg + "svg");
        svg.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => attribute.Value).Should().NotContain(value => value.Contains("://", StringComparison.Ordinal));
        svg.Descendants(Svg + "script").Should().BeEmpty();
        svg.Descendants(Svg + "style").Single().Value.Should().Contain("prefers-color-scheme:dark");
    }

    [TestCaseSource(nameof(Charts))]
    public void Is_the_same_in_every_culture(Chart chart)
    {
        var before = chart.ToSvg();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~" };
            CultureInfo.CurrentCulture = other;

            chart.ToSvg().Should().Be(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [TestCaseSource(nameof(Charts))]
    public void Has_everything_within_its_bounds(Chart chart)
    {
        var svg = XDocument.Parse(chart.ToSvg()).Root!;
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));

        foreach (var text in svg.Descendants(Svg + "text"))
        {
            var length = text.Value.Length * Number(text, "font-size") * 0.5; // Less than that is narrower than any font.
            var (left, right) = text.Attribute("text-anchor")?.Value switch
            {
                "end" => (Number(text, "x") - length, Number(text, "x")),
                "middle" => (Number(text, "x") - length / 2, Number(text, "x") + length / 2),
                _ => (Number(text, "x"), Number(text, "x") + length),
            };
            left.Should().BeGreaterThanOrEqualTo(0, "{0}", text.Value);
            right.Should().BeLessThanOrEqualTo(width, "{0}", text.Value);
            Number(text, "y").Should().BeInRange(0, height);
        }
    }

    [Test]
    public void Ticks_are_round_numbers()
    {
        var chart = Lines(new LineSeries("a", [new(0, 3), new(97, 1234)]));

        TextsOf(chart, "cs-m").Should().Contain(["0", "250", "500", "1\u202f250", "20", "80"]);
    }

    [Test]
    public void Names_stand_in_the_order_in_which_lines_end_and_apart()
    {
        var chart = Lines(new LineSeries("low", [new(0, 0), new(1, 10)]), new LineSeries("high", [new(0, 0), new(1, 10.1)]), new LineSeries("middle", [new(0, 0), new(1, 10.05)]));

        var names = XDocument.Parse(chart.ToSvg()).Descendants(Svg + "text").Where(text => text.Value is "low" or "high" or "middle").OrderBy(text => Number(text, "y")).ToList();

        names.Select(name => name.Value).Should().Equal("high", "middle", "low");
        (Number(names[1], "y") - Number(names[0], "y")).Should().BeGreaterThan(15);
        (Number(names[2], "y") - Number(names[1], "y")).Should().BeGreaterThan(15);
    }

    [Test]
    public void A_point_tells_its_value_and_range()
    {
        var chart = Lines(new LineSeries("FGD", [new(1, 2, 1.5, 2.5)]));

        XDocument.Parse(chart.ToSvg()).Descendants(Svg + "title").Single().Value.Should().Be("FGD: 2\u00a0% (1.5–2.5) at 1\u00a0s");
    }

    [Test]
    public void A_line_is_interrupted_where_there_is_no_value()
    {
        var chart = Lines(new LineSeries("a", [new(0, 1), new(1, 2), new(2, double.NaN), new(3, 2), new(4, 1)]));

        XDocument.Parse(chart.ToSvg()).Descendants(Svg + "path").Count(path => path.Attribute("stroke-width") is not null).Should().Be(2);
    }

    [Test]
    public void Names_are_escaped()
    {
        var chart = Lines(new LineSeries("<b>&\"'\u0001", [new(0, 1), new(1, 2)]));

        TextsOf(chart, "cs-t").Should().Contain("<b>&\"'");
    }

    [Test]
    public void A_bar_is_as_long_as_its_value()
    {
        var chart = Bars(("a", 50), ("b", 100));

        var widths = XDocument.Parse(chart.ToSvg()).Descendants(Svg + "rect").Where(bar => bar.Elements().Any()).Select(bar => Number(bar, "width")).ToList();

        (widths[1] / widths[0]).Should().BeApproximately(2, 0.001);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> TextsOf(Chart chart, string look) =>
        XDocument.Parse(chart.ToSvg()).Descendants(Svg + "text").Where(text => text.Attribute("class")!.Value == look).Select(text => text.Value);

    private static LineChart Lines(params LineSeries[] series) => new() { Title = "Lines", X = new("Time", "s"), Y = new("Share", "%"), Series = series };

    private static BarChart Bars(params (string Name, double Value)[] bars) => new()
    {
        Title = "Bars",
        Value = new("Pods"),
        Series = ["pods"],
        Groups = [.. bars.Select(bar => new BarGroup(bar.Name, [new(bar.Value)]))],
    };

    private static IEnumerable<TestCaseData> Charts()
    {
        var many = Enumerable.Range(0, 11).Select(line => new LineSeries($"Policy of number {line}", [.. Enumerable.Range(0, 131).Select(x => new LinePoint(x, Math.Sqrt(x) * line, x * 0.1, x * 2))])).ToArray();
        yield return new TestCaseData(Lines(many)).SetArgDisplayNames("many lines");
        yield return new TestCaseData(Lines()).SetArgDisplayNames("no lines");
        yield return new TestCaseData(Lines(new LineSeries("flat", [new(0, 5), new(1, 5)]))).SetArgDisplayNames("a flat line");
        yield return new TestCaseData(Lines(new LineSeries("point", [new(7, 0)]))).SetArgDisplayNames("a point at zero");
        yield return new TestCaseData(Lines(new LineSeries("below", [new(-3, -1e-7), new(4, 1e-7)]))).SetArgDisplayNames("tiny values on both sides of zero");
        yield return new TestCaseData(Lines(new LineSeries("huge", [new(0, 1e12), new(4, 3e12)]))).SetArgDisplayNames("huge values");
        yield return new TestCaseData(Bars()).SetArgDisplayNames("no bars");
        yield return new TestCaseData(Bars(("none", 0), ("a name that is much longer than there is room for beside the bars of a chart", 1234567))).SetArgDisplayNames("long names");
        yield return new TestCaseData(Bars(("none", 0)) with { Series = [.. Enumerable.Range(0, 12).Select(i => $"Series of number {i}")], Groups = [new("g", [.. Enumerable.Range(0, 12).Select(i => new Bar(i, i * 0.5, i * 2))])] }).SetArgDisplayNames("many series");
    }
}
