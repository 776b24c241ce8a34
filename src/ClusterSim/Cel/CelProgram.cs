using ClusterSim.Cel.Checking;
using ClusterSim.Cel.Evaluation;
using ClusterSim.Cel.Parsing;

namespace ClusterSim.Cel;

/// <summary>An expression of the Common Expression Language, ready to be evaluated.</summary>
/// <remarks>Source: cel-spec doc/langdef.md, cel-go, and apiserver/pkg/cel (v1.36).</remarks>
internal sealed class CelProgram
{
    /// <summary>Kubernetes' PerCallLimit: what one evaluation may cost.</summary>
    public const long PerCallLimit = 1_000_000;

    private const int MostCodePoints = 100_000;

    private readonly CelNode _root;

    private CelProgram(CelNode root, IReadOnlySet<string> variables)
    {
        _root = root;
        Variables = variables;
    }

    /// <summary>The type it has as far as it is known before.</summary>
    public CelType ResultType => _root.Type;

    /// <summary>The variables it uses.</summary>
    public IReadOnlySet<string> Variables { get; }

    /// <summary>Reads and checks an expression.</summary>
    public static CelCompilation Compile(string expression, CelEnvironment environment)
    {
        var source = new CelSource(expression);
        var issues = new List<CelIssue>();
        if (source.Runes.Length > MostCodePoints)
            issues.Add(new(CelIssue.Nowhere, $"expression code point size exceeds limit: size: {source.Runes.Length}, limit {MostCodePoints}"));
        var root = issues.Count == 0 ? Parser.Parse(source, issues) : null;
        var variables = root is null ? null : Checker.Check(root, environment, issues);
        return issues.Count == 0 ? new(new CelProgram(root!, variables!), "") : new(null, CelIssue.Format(issues, source));
    }

    /// <summary>The most it may cost, when its variables are as declared.</summary>
    public ulong EstimateCost(CelDeclaration root) => new CostEstimator(root).Estimate(_root).Max;

    /// <summary>Evaluates it with these values of its variables, for at most so much.</summary>
    public CelResult Evaluate(IReadOnlyDictionary<string, CelValue> variables, long costLimit = PerCallLimit) => Evaluate(variables.GetValueOrDefault, costLimit);

    /// <summary>Evaluates it, looking its variables up as they are needed.</summary>
    public CelResult Evaluate(Func<string, CelValue?> findVariable, long costLimit = PerCallLimit)
    {
        var evaluation = new Evaluator(findVariable, costLimit);
        return new(evaluation.Evaluate(_root), evaluation.Cost);
    }
}

/// <summary>An expression that was read: a program, or what is wrong with it.</summary>
/// <param name="Program">The program; null when something is wrong.</param>
/// <param name="Problem">What is wrong, as cel-go prints it.</param>
internal sealed record CelCompilation(CelProgram? Program, string Problem);

/// <summary>What an evaluation came to.</summary>
/// <param name="Value">The value, which may be an error.</param>
/// <param name="Cost">What it cost.</param>
internal readonly record struct CelResult(CelValue Value, long Cost)
{
    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Error => (Value as CelError)?.Message;

    /// <summary>It was given up, since it cost too much.</summary>
    public bool IsTooDear => Value is CelError { IsFatal: true };

    /// <summary>It is true, and no error.</summary>
    public bool IsTrue => ReferenceEquals(Value, CelBool.True);
}
