using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>The named expressions of a policy, each of which may use those before it.</summary>
/// <remarks>Source: apiserver admission/plugin/cel/composition.go (v1.36).</remarks>
internal sealed class PolicyVariables
{
    private const string TypeName = "kubernetes.variables";

    private readonly List<(string Name, PolicyExpression Expression)> _variables = [];

    /// <summary>Reads the expressions.</summary>
    public PolicyVariables(IEnumerable<Variable> variables, CelEnvironment environment)
    {
        var fields = new List<CelField>();
        Environment = environment.With("variables", Declaration(fields));
        foreach (var variable in variables)
        {
            var expression = PolicyExpression.Compile(variable.Expression, Environment);
            _variables.Add((variable.Name, expression));
            fields = [.. fields, new(variable.Name, CelDeclaration.Of(expression.Program?.ResultType ?? CelType.Dyn)) { Name = variable.Name }];
            Environment = environment.With("variables", Declaration(fields));
        }
    }

    /// <summary>The environment with all variables in it.</summary>
    public CelEnvironment Environment { get; }

    /// <summary>The expression of that name; null when there is none.</summary>
    public PolicyExpression? Find(string name) => _variables.Find(variable => variable.Name == name).Expression;

    private static CelDeclaration Declaration(List<CelField> fields) => CelDeclaration.Object(TypeName, () => fields);
}
