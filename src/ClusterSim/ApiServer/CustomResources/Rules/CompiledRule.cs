using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.CustomResources.Rules;

/// <summary>A rule of a schema with its expressions read: or what is wrong with them.</summary>
/// <remarks>Source: apiextensions apiserver/schema/cel/compilation.go (v1.36).</remarks>
internal sealed class CompiledRule
{
    public const string Self = "self";
    public const string OldSelf = "oldSelf";

    private CompiledRule(ValidationRule rule) => Rule = rule;

    public ValidationRule Rule { get; }

    /// <summary>The rule; null when it is empty or cannot be read.</summary>
    public CelProgram? Program { get; private init; }

    /// <summary>What is wrong with the rule; null when nothing is.</summary>
    public string? Problem { get; private init; }

    /// <summary>The expression of the message; null when there is none, or when it cannot be read.</summary>
    public CelProgram? Message { get; private set; }

    /// <summary>What is wrong with the message; null when nothing is.</summary>
    public string? MessageProblem { get; private set; }

    /// <summary>The field that errors are told of; null: that of the schema.</summary>
    public RuleFieldPath? Field { get; private init; }

    /// <summary>Whether it compares a value with the one that it replaces.</summary>
    public bool UsesOldSelf { get; private init; }

    /// <summary>Whether it is asked for values that replace none, too.</summary>
    public bool IsOldOptional => Rule.OptionalOldSelf == true;

    /// <summary>What users are told when the rule has no message of its own making.</summary>
    public string StatedMessage => string.IsNullOrEmpty(Rule.Message) ? "failed rule: " + Rule.Rule.Trim() : Rule.Message.Trim();

    /// <summary>What the rule is called when evaluating it goes wrong.</summary>
    public string Title => (string.IsNullOrEmpty(Rule.Message) ? Rule.Rule : Rule.Message).Trim();

    /// <summary>Reads the rules of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="declaration">What its values are to rules.</param>
    public static IReadOnlyList<CompiledRule> Of(JSONSchemaProps schema, CelDeclaration declaration) => [.. schema.XValidations.Select(rule => Compile(rule, schema, declaration))];

    private static CompiledRule Compile(ValidationRule rule, JSONSchemaProps schema, CelDeclaration declaration)
    {
        if (rule.Rule.Trim().Length == 0)
            return new(rule);
        var old = rule.OptionalOldSelf == true ? CelDeclaration.Of(CelType.Optional(declaration.Type)) : declaration;
        var environment = new CelEnvironment(new(Self, declaration), new(OldSelf, old));
        var compilation = CelProgram.Compile(rule.Rule, environment);
        if (compilation.Program is not { } program)
            return new(rule) { Problem = "compilation failed: " + compilation.Problem };
        if (program.ResultType != CelType.Bool)
            return new(rule) { Problem = "cel expression must evaluate to a bool" };
        var compiled = new CompiledRule(rule)
        {
            Program = program,
            UsesOldSelf = program.Variables.Contains(OldSelf),
            Field = rule.FieldPath is { Length: > 0 } field && RuleFieldPath.TryParse(field, schema, allowsBrackets: true, out var path, out _) ? path : null,
        };
        compiled.ReadMessage(environment);
        return compiled;
    }

    private void ReadMessage(CelEnvironment environment)
    {
        if (string.IsNullOrEmpty(Rule.MessageExpression))
            return;
        var compilation = CelProgram.Compile(Rule.MessageExpression, environment);
        if (compilation.Program is null)
            MessageProblem = "messageExpression compilation failed: " + compilation.Problem;
        else if (compilation.Program.ResultType != CelType.String)
            MessageProblem = "messageExpression must evaluate to a string";
        else
            Message = compilation.Program;
    }
}
