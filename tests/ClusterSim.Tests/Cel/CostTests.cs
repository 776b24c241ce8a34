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
}
