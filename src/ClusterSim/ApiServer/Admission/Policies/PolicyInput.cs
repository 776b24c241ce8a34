using ClusterSim.Cel;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Admission.Policies;

/// <summary>What the expressions of a policy see of one write, and what they may still cost.</summary>
/// <remarks>Source: apiserver admission/plugin/cel/activation.go and composition.go (v1.36).</remarks>
internal sealed class PolicyInput(AdmissionRequest request, PolicyVariables variables, ApiObject? parameters, long budget)
{
    /// <summary>Kubernetes' RuntimeCELCostBudget, for all expressions of a policy together.</summary>
    public const long CostBudget = 10_000_000;

    /// <summary>Kubernetes' RuntimeCELCostBudgetMatchConditions.</summary>
    public const long MatchConditionBudget = 2_500_000;

    private const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    private readonly Dictionary<string, CelValue> _known = new(StringComparer.Ordinal); // Looked up only, never walked.
    private long _remaining = budget;

    /// <summary>True once the budget is spent: then nothing more is evaluated.</summary>
    public bool IsOutOfBudget => _remaining < 0;

    /// <summary>What evaluating an expression came to: a value, or what went wrong.</summary>
    public (CelValue? Value, string? Error) Evaluate(PolicyExpression expression)
    {
        if (expression.Program is not { } program)
            return (null, "compilation error: " + expression.Problem);
        var result = program.Evaluate(Find);
        _remaining -= result.Cost;
        if (IsOutOfBudget)
            return (null, OutOfBudget);
        return result.Error is { } error ? (null, $"expression '{expression.Text}' resulted in error: {error}") : (result.Value, null);
    }

    private CelValue? Find(string name)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        var value = name switch
        {
            "object" => Value(request.Object),
            "oldObject" => Value(request.OldObject),
            "params" => Value(parameters),
            "request" => CelJson.ToValue(RequestJson(request), PolicyTypes.Request),
            "namespaceObject" => NamespaceValue(),
            "variables" => new Variables(this),
            _ => null,
        };
        if (value is not null)
            _known[name] = value;
        return value;
    }

    private static CelValue Value(ApiObject? obj) => obj is null ? CelNull.Value : CelJson.ToValue(ObjectJson.ToJson(obj), CelDeclaration.Dyn);

    private CelValue NamespaceValue() => request.Resource.ClrType != typeof(Namespace) && request.Namespace.Length > 0 && request.Find<Namespace>(new(request.Namespace)) is { } ns
        ? CelJson.ToValue(ObjectJson.ToJson(ns), PolicyTypes.Namespace)
        : CelNull.Value;

    private CelValue Evaluate(string variable)
    {
        var expression = variables.Find(variable);
        if (expression?.Program is not { } program)
            return new CelError($"composited variable \"{variable}\" fails to compile: {expression?.Problem}");
        var result = program.Evaluate(Find);
        _remaining -= result.Cost;
        return result.Error is { } error ? new CelError($"composited variable \"{variable}\" fails to evaluate: {error}") : result.Value;
    }

    /// <summary>The write, without the objects.</summary>
    public static JsonObject RequestJson(AdmissionRequest request)
    {
        var (resource, asked) = (request.Resource, request.Asked);
        var isOther = request.Object is { } posted && posted.GetType() != resource.ClrType; // What is posted to a subresource may be of a kind of its own.
        return Parts(
            ("kind", isOther ? KindOf(request.Object!) : KindOf(resource)), ("resource", PluralOf(resource)), ("subResource", request.Subresource),
            ("requestKind", isOther ? KindOf(request.Object!) : KindOf(asked)), ("requestResource", PluralOf(asked)), ("requestSubResource", request.Subresource),
            ("name", request.ObjectName), ("namespace", request.Namespace), ("operation", ResourceMatch.OperationName(request.Operation)),
            ("userInfo", Parts(("username", request.Caller.Name), ("groups", new JsonArray([.. request.Caller.Groups.Select(group => (JsonValue)group)])))),
            ("dryRun", request.IsDryRun), ("options", Options(request)));
    }

    private static JsonObject KindOf(ApiObject obj)
    {
        var slash = obj.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        return Parts(("group", slash < 0 ? "" : obj.ApiVersion[..slash]), ("version", obj.ApiVersion[(slash + 1)..]), ("kind", obj.Kind));
    }

    private static JsonObject KindOf(ResourceType type) => Parts(("group", type.Group), ("version", type.Version), ("kind", type.Kind));

    private static JsonObject PluralOf(ResourceType type) => Parts(("group", type.Group), ("version", type.Version), ("resource", type.Plural));

    private static JsonObject Options(AdmissionRequest request)
    {
        var options = Parts(("kind", request.Operation switch
        {
            AdmissionOperation.Create => "CreateOptions",
            AdmissionOperation.Update => "UpdateOptions",
            _ => "DeleteOptions",
        }), ("apiVersion", "meta.k8s.io/v1"));
        if (request.DeleteOptions is { } stated)
            foreach (var (name, value) in ObjectJson.ToJson(stated).Fields.Where(field => field.Key is not ("kind" or "apiVersion")))
                options = options.Set(name, value);
        return options;
    }

    private static JsonObject Parts(params (string Name, JsonValue Value)[] parts) => new(parts.Select(part => KeyValuePair.Create(part.Name, part.Value)));

    /// <summary>Evaluates variables when somebody looks at them, each once.</summary>
    private sealed class Variables(PolicyInput input) : CelMap
    {
        private readonly Dictionary<string, CelValue> _values = new(StringComparer.Ordinal); // Looked up only, never walked.

        public override int Count => 0;

        public override IEnumerable<CelValue> Keys => [];

        public override CelValue Find(CelValue key)
        {
            var name = key.ToString()!;
            return _values.TryGetValue(name, out var value) ? value : _values[name] = input.Evaluate(name);
        }
    }
}
