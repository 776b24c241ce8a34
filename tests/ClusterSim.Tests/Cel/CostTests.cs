using ClusterSim.Api;
using ClusterSim.Cel;
using static ClusterSim.Tests.Cel.CelTestEnvironment;

namespace ClusterSim.Tests.Cel;

public sealed class CostTests
{
    [TestCase("1", 0)]
    [TestCase("any", 1)]
    [TestCase("any.a", 2)]
    [TestCase("has(any.a)", 1)]
    [TestCase("1 + 2", 1)]
    [TestCase("[1, 2, 3].all(x, true)", 20)]
    [TestCase("[1, 2]", 10)]
    [TestCase("{'a': 1}", 30)]
    [TestCase("true ? any : any.a", 1)]
    [TestCase("'aaaaaaaaaaaaaaaaaaaaa'.contains('bbbbbbbbbbb')", 6)]
    [TestCase("'aaaaaaaaaa'.matches('[0-9]')", 4)]
    [TestCase("1 in [1, 2, 3]", 13)]
    [TestCase("quantity('1').isLessThan(quantity('2'))", 3)]
    public void Costs(string expression, long cost) =>
        Compile(expression).Evaluate(_ => CelJson.ToValue(new JsonObject(KeyValuePair.Create<string, JsonValue>("a", 1)), CelDeclaration.Dyn)).Cost.Should().Be(cost);

    [Test]
    public void What_costs_too_much_is_given_up()
    {
        var range = CelList.Of(Enumerable.Range(0, 1000).Select(i => new CelInt(i)));

        var result = Compile("any.all(x, any.all(y, any.all(z, x + y + z >= 0))) || true").Evaluate(_ => range);

        result.IsTooDear.Should().BeTrue();
        result.Error.Should().Be("operation cancelled: actual cost limit exceeded");
        result.Cost.Should().BeInRange(CelProgram.PerCallLimit, CelProgram.PerCallLimit + 100);
    }

    [TestCase("true", 0)]
    [TestCase("self.n > 1", 3)]
    [TestCase("self.n == 1", 2)]
    [TestCase("has(self.a) && self.a == 'x'", 4)]
    [TestCase("[1, 2, 3].all(x, true)", 20)]
    [TestCase("self.list.all(x, x == 'b')", 53)] // Up to ten items: two for the condition, one for what is gathered, two for the comparison.
    [TestCase("self.a.matches('[a-z]+')", 20)] // Up to eighty bytes, and a pattern of six characters.
    [TestCase("self.a.contains('abc')", 10)]
    [TestCase("self.list.map(x, x).size() > 1", 145)]
    [TestCase("self.n > 1 ? self.a == 'x' : true", 6)]
    public void May_cost_at_most(string expression, int cost) => Compile(expression).EstimateCost(Self).Should().Be((ulong)cost);

    [Test]
    public void Without_bounds_the_estimate_is_beyond_all_limits_and_says_by_how_much()
    {
        var cost = Compile("self.containers.all(c, self.containers.all(d, c.name != d.name))").EstimateCost(Self);

        CelCostLimit.Exceeds("estimated rule cost", cost, CelCostLimit.PerRule).Should().Be(
            "estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)");
        CelCostLimit.Exceeds("estimated rule cost", 12_345_678, CelCostLimit.PerRule).Should().StartWith("estimated rule cost exceeds budget by factor of 1.234568x (");
        CelCostLimit.Exceeds("estimated rule cost", 25_000_000, CelCostLimit.PerRule).Should().StartWith("estimated rule cost exceeds budget by factor of 2.5x (");
        CelCostLimit.Exceeds("estimated rule cost", CelCostLimit.PerRule, CelCostLimit.PerRule).Should().BeNull();
    }
}
