namespace ClusterSim.Cel.Parsing;

/// <summary>Turns the calls that are no functions into what they stand for.</summary>
/// <param name="issues">Where mistakes go.</param>
/// <param name="position">The place of the call, which all it becomes is said to be at.</param>
/// <remarks>Source: cel-go parser/macro.go, cel/macro.go for optionals, and ext/comprehensions.go for two variables.</remarks>
internal sealed class Macros(List<CelIssue> issues, int position)
{
    /// <summary>What the call stands for; null when it is no macro.</summary>
    public CelNode? Expand(string name, CelNode? target, IReadOnlyList<CelNode> arguments) => target is null
        ? (name, arguments.Count) is ("has", 1) ? Has(arguments[0]) : null
        : (name, arguments.Count) switch
        {
            ("all", 2) => All(target, arguments[0], null, arguments[1]),
            ("all", 3) => All(target, arguments[0], arguments[1], arguments[2]),
            ("exists", 2) => Exists(target, arguments[0], null, arguments[1]),
            ("exists", 3) => Exists(target, arguments[0], arguments[1], arguments[2]),
            ("exists_one", 2) or ("existsOne", 2) => ExistsOne(target, arguments[0], null, arguments[1]),
            ("exists_one", 3) or ("existsOne", 3) => ExistsOne(target, arguments[0], arguments[1], arguments[2]),
            ("map", 2) => List(target, arguments[0], null, null, arguments[1]),
            ("map", 3) => List(target, arguments[0], null, arguments[1], arguments[2]),
            ("filter", 2) => Filter(target, arguments[0], arguments[1]),
            ("transformList", 3) => List(target, arguments[0], arguments[1], null, arguments[2]),
            ("transformList", 4) => List(target, arguments[0], arguments[1], arguments[2], arguments[3]),
            ("transformMap", 3) => Map(target, arguments[0], arguments[1], null, arguments[2]),
            ("transformMap", 4) => Map(target, arguments[0], arguments[1], arguments[2], arguments[3]),
            ("transformMapEntry", 3) => MapEntries(target, arguments[0], arguments[1], null, arguments[2]),
            ("transformMapEntry", 4) => MapEntries(target, arguments[0], arguments[1], arguments[2], arguments[3]),
            ("optMap", 2) => OptionalMap(target, arguments[0], arguments[1], isFlat: false),
            ("optFlatMap", 2) => OptionalMap(target, arguments[0], arguments[1], isFlat: true),
            _ => null,
        };

    private CelNode Has(CelNode argument)
    {
        if (argument is SelectNode { IsTest: false } select)
            return new SelectNode(position, select.Operand, select.Field, isTest: true);
        issues.Add(new(argument.Position, "invalid argument to has() macro"));
        return argument;
    }

    private ComprehensionNode All(CelNode range, CelNode first, CelNode? second, CelNode predicate) =>
        Loop(range, first, second, Literal(CelBool.True), Call("@not_strictly_false", Gathered()), Call("_&&_", Gathered(), predicate), Gathered());

    private ComprehensionNode Exists(CelNode range, CelNode first, CelNode? second, CelNode predicate) =>
        Loop(range, first, second, Literal(CelBool.False), Call("@not_strictly_false", Call("!_", Gathered())), Call("_||_", Gathered(), predicate), Gathered());

    private ComprehensionNode ExistsOne(CelNode range, CelNode first, CelNode? second, CelNode predicate) =>
        Loop(range, first, second, Literal(new CelInt(0)), Literal(CelBool.True),
            Call("_?_:_", predicate, Call("_+_", Gathered(), Literal(new CelInt(1))), Gathered()),
            Call("_==_", Gathered(), Literal(new CelInt(1))));

    private ComprehensionNode List(CelNode range, CelNode first, CelNode? second, CelNode? filter, CelNode transform) =>
        Loop(range, first, second, EmptyList(), Literal(CelBool.True), Filtered(filter, Call("_+_", Gathered(), ListOf(transform))), Gathered(), "argument is not an identifier");

    private ComprehensionNode Filter(CelNode range, CelNode variable, CelNode predicate) =>
        Loop(range, variable, null, EmptyList(), Literal(CelBool.True), Filtered(predicate, Call("_+_", Gathered(), ListOf(Copy(variable)))), Gathered(), "argument is not an identifier");

    private ComprehensionNode Map(CelNode range, CelNode first, CelNode second, CelNode? filter, CelNode transform) =>
        Loop(range, first, second, new MapNode(position, []), Literal(CelBool.True), Filtered(filter, Call("cel.@mapInsert", Gathered(), Copy(first), transform)), Gathered());

    private ComprehensionNode MapEntries(CelNode range, CelNode first, CelNode second, CelNode? filter, CelNode transform) =>
        Loop(range, first, second, new MapNode(position, []), Literal(CelBool.True), Filtered(filter, Call("cel.@mapInsert", Gathered(), transform)), Gathered());

    // The variable is bound to what the optional holds by a loop that never runs.
    private CallNode OptionalMap(CelNode target, CelNode variable, CelNode transform, bool isFlat)
    {
        var bound = new ComprehensionNode(position)
        {
            Range = EmptyList(),
            Variable = "#unused",
            AccumulatorName = Name(variable, isFlat ? "optFlatMap() variable name must be a simple identifier" : "optMap() variable name must be a simple identifier"),
            Start = new CallNode(position, "value", target, []),
            Condition = Literal(CelBool.False),
            Step = Copy(variable),
            Result = transform,
        };
        return Call("_?_:_", new CallNode(position, "hasValue", target, []), isFlat ? bound : Call("optional.of", bound), Call("optional.none"));
    }

    private ComprehensionNode Loop(
        CelNode range, CelNode first, CelNode? second, CelNode start, CelNode condition, CelNode step, CelNode result, string nameProblem = "argument must be a simple name")
    {
        if (second is not null)
            nameProblem = "argument must be a simple name";
        return new(position)
        {
            Range = range,
            Variable = Name(first, nameProblem),
            SecondVariable = second is null ? null : Name(second, nameProblem),
            Start = start,
            Condition = condition,
            Step = step,
            Result = result,
        };
    }

    private string Name(CelNode node, string problem)
    {
        if (node is IdentNode ident && !ident.Name.StartsWith('.'))
        {
            if (ident.Name is "__result__")
                issues.Add(new(node.Position, "iteration variable overwrites accumulator variable"));
            return ident.Name;
        }
        issues.Add(new(node.Position, problem));
        return "";
    }

    private CelNode Filtered(CelNode? filter, CelNode step) => filter is null ? step : Call("_?_:_", filter, step, Gathered());

    private static CelNode Copy(CelNode variable) => variable is IdentNode ident ? new IdentNode(ident.Position, ident.Name) : variable;

    private IdentNode Gathered() => new(position, ComprehensionNode.Accumulator);

    private LiteralNode Literal(CelValue value) => new(position, value);

    private ListNode EmptyList() => new(position, [], new SortedSet<int>());

    private ListNode ListOf(CelNode item) => new(position, [item], new SortedSet<int>());

    private CallNode Call(string function, params CelNode[] arguments) => new(position, function, null, arguments);
}
