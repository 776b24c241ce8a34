using ClusterSim.Cel;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Cel;

/// <summary>An expression with the variable <c>self</c>, of which many rules are about.</summary>
internal static class CelTestEnvironment
{
    public static readonly CelDeclaration Container = CelDeclaration.Object("Container", () =>
    [
        new("name", CelDeclaration.String(63)), new("image", CelDeclaration.String()), new("ports", CelDeclaration.List(CelDeclaration.Int)),
    ]);

    public static readonly CelDeclaration Self = CelDeclaration.Object("Self", () =>
    [
        new("a", CelDeclaration.String(20)), new("n", CelDeclaration.Int), new("d", CelDeclaration.Double), new("b", CelDeclaration.Bool), new("m", CelDeclaration.Map(CelDeclaration.Int, 5)),
        new("list", CelDeclaration.List(CelDeclaration.String(10), 10)), new("set", CelDeclaration.List(CelDeclaration.String(), isSet: true)),
        new("containers", CelDeclaration.List(Container, listKeys: ["name"])), new("port", CelDeclaration.IntOrString()), new("t", CelDeclaration.Timestamp), new("day", CelDeclaration.Date),
        new("wait", CelDeclaration.Duration), new("data", CelDeclaration.Bytes()), new("in", CelDeclaration.String()), new("x-y.z/w", CelDeclaration.Int),
        new("maybe", CelDeclaration.String().Nullable()),
    ]);

    public static readonly CelEnvironment Names = new(new("self", Self), new("any", CelDeclaration.Dyn));

    public static CelProgram Compile(string expression)
    {
        var compilation = CelProgram.Compile(expression, Names);
        compilation.Problem.Should().BeEmpty();
        return compilation.Program!;
    }

    /// <summary>The value as text, or what went wrong.</summary>
    public static string Evaluate(string expression, string self = "{}", string any = "null")
    {
        var variables = new Dictionary<string, CelValue>
        {
            ["self"] = CelJson.ToValue(JsonText.Parse(self), Self),
            ["any"] = CelJson.ToValue(JsonText.Parse(any), CelDeclaration.Dyn),
        };
        var result = Compile(expression).Evaluate(variables);
        return result.Error is { } error ? "error: " + error : result.Value.ToString()!;
    }
}
