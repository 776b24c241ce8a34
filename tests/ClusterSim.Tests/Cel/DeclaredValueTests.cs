using static ClusterSim.Tests.Cel.CelTestEnvironment;

namespace ClusterSim.Tests.Cel;

/// <summary>JSON is read as it is declared.</summary>
public sealed class DeclaredValueTests
{
    [TestCase("self.a == 'x' && self.n + 1 == 3 && self.b", "{\"a\":\"x\",\"n\":2,\"b\":true}", "true")]
    [TestCase("self.d > 1.5", "{\"d\":2}", "true")]
    [TestCase("has(self.a)", "{}", "false")]
    [TestCase("has(self.a) ? self.a : 'none'", "{\"a\":\"x\"}", "x")]
    [TestCase("self.a", "{}", "error: no such key: a")]
    [TestCase("'k' in self.m && self.m['k'] > 0", "{\"m\":{\"k\":1}}", "true")]
    [TestCase("self.m.all(k, k.matches('^[a-z]+$'))", "{\"m\":{\"k\":1,\"B\":2}}", "false")]
    [TestCase("self.m.k", "{\"m\":{\"k\":7}}", "7")]
    [TestCase("self.list.exists(x, x == 'b') && self.list[0] == 'a'", "{\"list\":[\"a\",\"b\"]}", "true")]
    [TestCase("self.set == ['b', 'a']", "{\"set\":[\"a\",\"b\"]}", "true")]
    [TestCase("self.list == ['b', 'a']", "{\"list\":[\"a\",\"b\"]}", "false")]
    [TestCase("self.set + ['b', 'c']", "{\"set\":[\"a\",\"b\"]}", "[a, b, c]")]
    [TestCase("self.containers.map(c, c.name).join(',')", "{\"containers\":[{\"name\":\"x\"},{\"name\":\"y\"}]}", "x,y")]
    [TestCase("self.containers.all(c, has(c.ports) && c.ports.all(p, p < 10))", "{\"containers\":[{\"name\":\"x\",\"ports\":[1,2]}]}", "true")]
    [TestCase("type(self.port) == string ? self.port == '80%' : self.port == 80", "{\"port\":80}", "true")]
    [TestCase("type(self.port) == string ? self.port == '80%' : self.port == 80", "{\"port\":\"80%\"}", "true")]
    [TestCase("self.t < timestamp('2021-01-01T00:00:00Z')", "{\"t\":\"2020-01-01T00:00:00Z\"}", "true")]
    [TestCase("self.day.getFullYear()", "{\"day\":\"2020-01-01\"}", "2020")]
    [TestCase("self.wait < duration('1h')", "{\"wait\":\"10m\"}", "true")]
    [TestCase("self.data == b'hi'", "{\"data\":\"aGk=\"}", "true")]
    [TestCase("self.__in__ == 'x' && self.x__dash__y__dot__z__slash__w == 1", "{\"in\":\"x\",\"x-y.z/w\":1}", "true")]
    [TestCase("dyn(self.maybe) == null", "{\"maybe\":null}", "true")]
    [TestCase("self.a == 'x'", "{\"a\":null}", "error: invalid data, got null for schema with nullable=false")]
    [TestCase("self.?a.orValue('none')", "{}", "none")]
    public void Reads(string expression, string self, string result) => Evaluate(expression, self).Should().Be(result);

    [TestCase("any.spec.replicas > 3", "{\"spec\":{\"replicas\":5}}", "true")]
    [TestCase("any.metadata.namespace", "{\"metadata\":{\"namespace\":\"x\"}}", "x")]
    [TestCase("any.a['b-c'][0]", "{\"a\":{\"b-c\":[1.5]}}", "1.5")]
    [TestCase("any.a.b", "{\"a\":\"text\"}", "error: no such overload")]
    [TestCase("any == null", "null", "true")]
    [TestCase("any.x + 1", "{\"x\":\"a\"}", "error: no such overload")]
    [TestCase("has(any.a) && has(any.a.b)", "{\"a\":{}}", "false")]
    public void Finds_out_what_is_not_declared(string expression, string any, string result) => Evaluate(expression, "{}", any).Should().Be(result);
}
