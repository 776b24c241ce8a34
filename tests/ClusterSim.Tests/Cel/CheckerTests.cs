using ClusterSim.Cel;
using static ClusterSim.Tests.Cel.CelTestEnvironment;

namespace ClusterSim.Tests.Cel;

/// <summary>What is wrong with expressions, in cel-go's words.</summary>
public sealed class CheckerTests
{
    private const string Start = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    [TestCase("self.zz == 1", "1:5", "undefined field 'zz'", "....^")]
    [TestCase("self.a > 5", "1:8", "found no matching overload for '_>_' applied to '(string, int)'", ".......^")]
    [TestCase("x", "1:1", "undeclared reference to 'x' (in container '')", "^")]
    [TestCase("self.n + 'a'", "1:8", "found no matching overload for '_+_' applied to '(int, string)'", ".......^")]
    [TestCase("foo(1)", "1:4", "undeclared reference to 'foo' (in container '')", "...^")]
    [TestCase("self.a.foo()", "1:11", "undeclared reference to 'foo' (in container '')", "..........^")]
    [TestCase("self.a.contains(1)", "1:16", "found no matching overload for 'contains' applied to 'string.(int)'", "...............^")]
    [TestCase("size(1)", "1:5", "found no matching overload for 'size' applied to '(int)'", "....^")]
    [TestCase("self.n.x", "1:7", "type 'int' does not support field selection", "......^")]
    [TestCase("self.n.all(x, true)", "1:5", "expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)", "....^")]
    [TestCase("self.n && true", "1:5", "expected type 'bool' but found 'int'", "....^")]
    [TestCase("[1, 'a']", "1:5", "expected type 'int' but found 'string'", "....^")]
    [TestCase("{'a': 1, 'b': 'x'}", "1:15", "expected type 'int' but found 'string'", "..............^")]
    [TestCase("'%s %d'.format(['x', self.a])", "1:26", "error during formatting: decimal clause can only be used on integers, was given string", ".........................^")]
    [TestCase("'%s'.format(['x', 1])", "1:12", "too many arguments supplied to string.format (expected 1, got 2)", "...........^")]
    [TestCase("'%s %s'.format(['x'])", "1:15", "index 1 out of range", "..............^")]
    [TestCase("has(self)", "1:5", "invalid argument to has() macro", "....^")]
    [TestCase("[1].all(1, true)", "1:9", "argument must be a simple name", "........^")]
    [TestCase("[1].map(1, true)", "1:9", "argument is not an identifier", "........^")]
    [TestCase("duration('x') < duration('1s')", "1:10", "invalid duration argument", ".........^")]
    [TestCase("timestamp('x') == self.t", "1:11", "invalid timestamp argument", "..........^")]
    [TestCase("self.a.matches('(')", "1:16", "invalid matches argument", "...............^")]
    [TestCase("1 == 'a'", "1:3", "found no matching overload for '_==_' applied to '(int, string)'", "..^")]
    [TestCase("self.list == [1]", "1:11", "found no matching overload for '_==_' applied to '(list(string), list(int))'", "..........^")]
    [TestCase("1 in ['a']", "1:3", "found no matching overload for '@in' applied to '(int, list(string))'", "..^")]
    [TestCase("true ? 1 : 'a'", "1:6", "found no matching overload for '_?_:_' applied to '(bool, int, string)'", ".....^")]
    [TestCase("while", "1:1", "reserved identifier: while", "^")]
    [TestCase("99999999999999999999", "1:1", "invalid int literal", "^")]
    [TestCase("self.a >", "1:9", "Syntax error: mismatched input '<EOF>' expecting " + Start, "........^")]
    [TestCase("(self.b", "1:8", "Syntax error: missing ')' at '<EOF>'", ".......^")]
    [TestCase("self.b true", "1:8", "Syntax error: extraneous input 'true' expecting <EOF>", ".......^")]
    [TestCase("self.b # x", "1:8", "Syntax error: token recognition error at: '#'", ".......^", 2)]
    [TestCase("'abc", "1:1", "Syntax error: token recognition error at: ''abc'", "^", 2)]
    [TestCase("", "1:1", "Syntax error: mismatched input '<EOF>' expecting " + Start, "^")]
    public void Says_what_is_wrong(string expression, string place, string message, string mark, int issues = 1)
    {
        var problem = CelProgram.Compile(expression, Names).Problem;

        problem.Should().StartWith($"ERROR: <input>:{place}: {message}\n | {expression}\n | {mark}");
        problem.Split("ERROR:").Length.Should().Be(issues + 1);
    }

    [Test]
    public void Tells_all_mistakes_in_their_order()
    {
        CelProgram.Compile("y + 1 == 2 &&\n  self.é.z == x", Names).Problem.Should().Contain("token recognition error");
        CelProgram.Compile("y + 1 == 2 &&\n  self.q.z == x", Names).Problem.Should().Be(
            "ERROR: <input>:1:1: undeclared reference to 'y' (in container '')\n | y + 1 == 2 &&\n | ^\n"
            + "ERROR: <input>:2:7: undefined field 'q'\n |   self.q.z == x\n | ......^\n"
            + "ERROR: <input>:2:15: undeclared reference to 'x' (in container '')\n |   self.q.z == x\n | ..............^");
    }

    [TestCase("self.a == 'x'", "bool")]
    [TestCase("self.n", "int")]
    [TestCase("self.m", "map(string, int)")]
    [TestCase("[]", "list(dyn)")]
    [TestCase("self.containers.map(c, c.name)", "list(string)")]
    [TestCase("self.?a", "optional_type(string)")]
    [TestCase("self.?a.orValue('x')", "string")]
    [TestCase("any.x.y", "dyn")]
    [TestCase("any.x + 1", "int")]
    [TestCase("type(self.n)", "type(int)")]
    [TestCase("self.t - self.t", "duration")]
    [TestCase("{'a': [1]}.transformMap(k, v, size(v))", "map(string, int)")]
    public void Knows_the_type(string expression, string type) => Compile(expression).ResultType.ToString().Should().Be(type);

    [Test]
    public void Nesting_that_is_too_deep_is_refused_before_it_can_do_harm()
    {
        CelProgram.Compile(new string('(', 5000) + "1" + new string(')', 5000), Names).Problem.Should().Be("ERROR: <input>:-1:0: expression recursion limit exceeded: 250");
        CelProgram.Compile(string.Concat(Enumerable.Repeat("1+", 5000)) + "1", Names).Problem.Should().Contain("recursion limit");
        CelProgram.Compile("self" + string.Concat(Enumerable.Repeat("[0]", 5000)), Names).Problem.Should().Contain("recursion limit");
        CelProgram.Compile(new string('!', 5000) + "true", Names).Problem.Should().BeEmpty();
        CelProgram.Compile(string.Join(" && ", Enumerable.Repeat("true", 5000)), Names).Problem.Should().BeEmpty();
        CelProgram.Compile(new string(' ', 100_001), Names).Problem.Should().Be("ERROR: <input>:-1:0: expression code point size exceeds limit: size: 100001, limit 100000");
    }
}
