using ClusterSim.Cel;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>An expression of a policy: a program, or why there is none.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Program">The program; null when there is a problem.</param>
/// <param name="Problem">What is wrong with it; empty when nothing is.</param>
internal sealed record PolicyExpression(string Text, CelProgram? Program, string Problem)
{
    /// <summary>Reads an expression that must come to one of these types; to any, when none is given.</summary>
    /// <remarks>Source: apiserver admission/plugin/cel/compile.go, CompileCELExpression (v1.36).</remarks>
    public static PolicyExpression Compile(string text, CelEnvironment environment, params CelType[] types)
    {
        var compilation = CelProgram.Compile(text, environment);
        if (compilation.Program is not { } program)
            return new(text, null, "compilation failed: " + compilation.Problem);
        if (types.Length == 0 || types.Contains(program.ResultType))
            return new(text, program, "");
        var wanted = types.Length == 1 ? types[0].Name : $"one of [{string.Join(" ", types.Select(type => type.Name))}]";
        return new(text, null, $"must evaluate to {wanted} but got {program.ResultType.Name}");
    }
}
