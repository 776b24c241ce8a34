using ClusterSim.Cel.Parsing;

namespace ClusterSim.Cel.Checking;

/// <summary>Finds the type of every part of an expression and what its calls may mean.</summary>
/// <remarks>Source: cel-go checker/checker.go.</remarks>
internal sealed class Checker(CelEnvironment environment, List<CelIssue> issues)
{
    private readonly Substitution _types = new();
    private readonly List<(string Name, CelType Type)> _locals = [];
    private readonly List<CelNode> _checked = [];
    private readonly SortedSet<string> _variables = new(StringComparer.Ordinal);
    private int _typeVariables;

    /// <summary>Checks an expression and leaves types and overloads on its nodes.</summary>
    /// <returns>The variables it uses.</returns>
    public static IReadOnlySet<string> Check(CelNode root, CelEnvironment environment, List<CelIssue> issues)
    {
        var checker = new Checker(environment, issues);
        checker.Check(root);
        foreach (var node in checker._checked)
            node.Type = checker._types.Apply(node.Type, unboundIsDyn: true);
        if (issues.Count == 0)
            LiteralChecks.Check(checker._checked, issues);
        return checker._variables;
    }

    private CelType Check(CelNode node)
    {
        node.Type = node switch
        {
            LiteralNode literal => literal.Value.Type,
            IdentNode ident => CheckName(ident),
            SelectNode select => CheckSelect(select),
            CallNode call => CheckCall(call),
            ListNode list => CheckList(list),
            MapNode map => CheckMap(map),
            ObjectNode fields => CheckObject(fields),
            ComprehensionNode loop => CheckLoop(loop),
            _ => throw new InvalidOperationException($"Not a part of an expression: {node}"),
        };
        _checked.Add(node);
        return node.Type;
    }

    private CelType CheckName(IdentNode ident)
    {
        if (FindVariable(ident.Name) is { } type)
            return type;
        ReportUndeclared(ident.Position, ident.Name);
        return CelType.Error;
    }

    private CelType? FindVariable(string name)
    {
        var isGlobal = name.StartsWith('.');
        name = isGlobal ? name[1..] : name;
        if (!isGlobal)
            for (var i = _locals.Count - 1; i >= 0; i--)
                if (_locals[i].Name == name)
                    return _locals[i].Type;
        if (environment.FindVariable(name) is { } declaration)
        {
            _variables.Add(name);
            return declaration.Type;
        }
        return StandardTypes.Find(name) is { } type ? CelType.TypeOf(type) : null;
    }

    private CelType CheckSelect(SelectNode select)
    {
        if (!select.IsTest && QualifiedName(select) is { } name && FindVariable(name) is { } variable)
        {
            select.Variable = name;
            return variable;
        }
        var type = CheckField(select, select.Operand, select.Field, isOptional: false);
        return select.IsTest ? CelType.Bool : type;
    }

    private CelType CheckField(CelNode node, CelNode operand, string field, bool isOptional)
    {
        var type = _types.Apply(Check(operand));
        var isHeld = type.IsOptional;
        var target = isHeld ? type.Items : type;
        var result = target.Kind switch
        {
            CelKind.Map => target.Values,
            CelKind.Object => FindField(node, target, field),
            CelKind.Parameter when _types.Agree(CelType.Dyn, target) => CelType.Dyn,
            CelKind.Dyn or CelKind.Error or CelKind.Parameter => CelType.Dyn,
            _ => ReportNoFields(node, target),
        };
        return _types.Apply(isHeld || isOptional ? CelType.Optional(result) : result);
    }

    private CelType FindField(CelNode node, CelType type, string field)
    {
        if (type.Declaration?.FindField(field) is { } found)
            return found.Declaration.Type;
        issues.Add(new(node.Position, $"undefined field '{field}'"));
        return CelType.Error;
    }

    private CelType ReportNoFields(CelNode node, CelType type)
    {
        issues.Add(new(node.Position, $"type '{type}' does not support field selection"));
        return CelType.Dyn;
    }

    private CelType CheckCall(CallNode call)
    {
        if (call.Function == "_?._")
        {
            var field = ((LiteralNode)call.Arguments[1]).Value.ToString()!;
            call.Arguments[1].Type = CelType.String;
            return CheckField(call, call.Arguments[0], field, isOptional: true);
        }
        foreach (var argument in call.Arguments)
            Check(argument);
        if (call.Target is { } target)
        {
            if (QualifiedName(target) is { } prefix && CelLibrary.Find($"{prefix}.{call.Function}") is not null)
            {
                call.Function = $"{prefix}.{call.Function}";
                call.Target = null;
            }
            else
                Check(target);
        }
        if (CelLibrary.Find(call.Function) is { } function)
            return Resolve(call, function);
        ReportUndeclared(call.Position, call.Function);
        return CelType.Error;
    }

    private CelType Resolve(CallNode call, CelFunction function)
    {
        List<CelType> given = [.. call.Target is null ? [] : new[] { call.Target.Type }, .. call.Arguments.Select(argument => argument.Type)];
        if (call.Function is "_&&_" or "_||_")
            return CheckLogic(call, function);
        CelType? result = null;
        var fitting = new List<CelOverload>();
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != call.Target is not null)
                continue;
            var names = overload.TypeVariables.ToDictionary(name => name, _ => NewVariable(), StringComparer.Ordinal);
            if (!_types.Agree(given, [.. overload.Parameters.Select(type => Substitution.Rename(type, names))]))
                continue;
            fitting.Add(overload);
            var type = _types.Apply(Substitution.Rename(overload.Result, names));
            result = result is null || result.Equals(type) ? type : CelType.Dyn;
        }
        call.Overloads = fitting;
        return result ?? ReportNoOverload(call, function, given);
    }

    private CelType CheckLogic(CallNode call, CelFunction function)
    {
        call.Overloads = function.Overloads;
        var isFine = true;
        foreach (var argument in call.Arguments)
            if (!_types.Agree(argument.Type, CelType.Bool))
            {
                ReportMismatch(argument, CelType.Bool, argument.Type);
                isFine = false;
            }
        return isFine ? CelType.Bool : CelType.Error;
    }

    private CelType ReportNoOverload(CallNode call, CelFunction function, List<CelType> given)
    {
        var types = given.ConvertAll(type => _types.Apply(type, unboundIsDyn: true));
        var signature = call.Target is null ? $"({string.Join(", ", types)})" : $"{types[0]}.({string.Join(", ", types.Skip(1))})";
        issues.Add(new(call.Position, $"found no matching overload for '{function.Name}' applied to '{signature}'"));
        return CelType.Error;
    }

    private CelType CheckList(ListNode list)
    {
        CelType? items = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            Check(list.Items[i]);
            items = Join(items, list.Optional.Contains(i) ? Held(list.Items[i]) : list.Items[i].Type);
        }
        return CelType.List(items ?? NewVariable());
    }

    // What an entry marked with a question mark adds when it is there.
    private CelType Held(CelNode node)
    {
        var type = _types.Apply(node.Type);
        if (type.IsOptional)
            return type.Items;
        if (!type.IsDynOrError)
            ReportMismatch(node, CelType.Optional(type), type);
        return CelType.Dyn;
    }

    private CelType CheckMap(MapNode map)
    {
        CelType? keys = null;
        CelType? values = null;
        foreach (var entry in map.Entries)
        {
            keys = Join(keys, Check(entry.Key));
            Check(entry.Value);
            values = Join(values, entry.IsOptional ? Held(entry.Value) : entry.Value.Type);
        }
        return CelType.Map(keys ?? NewVariable(), values ?? NewVariable());
    }

    private CelType CheckObject(ObjectNode node)
    {
        if (environment.FindObject(node.Name) is not { } declaration)
        {
            foreach (var entry in node.Entries)
                Check(entry.Value);
            ReportUndeclared(node.Position, node.Name);
            return CelType.Error;
        }
        foreach (var entry in node.Entries)
        {
            Check(entry.Value);
            var given = entry.IsOptional ? Held(entry.Value) : entry.Value.Type;
            var name = ((LiteralNode)entry.Key).Value.ToString()!;
            if (declaration.FindField(name) is not { } field)
                issues.Add(new(entry.Position, $"undefined field '{name}'"));
            else if (!_types.Agree(given, field.Declaration.Type))
                issues.Add(new(entry.Position, $"expected type of field '{name}' is '{field.Declaration.Type}' but provided type is '{_types.Apply(given, unboundIsDyn: true)}'"));
        }
        return declaration.Type;
    }

    private CelType CheckLoop(ComprehensionNode loop)
    {
        var range = _types.Apply(Check(loop.Range));
        var gathered = Check(loop.Start);
        var (first, second) = range.Kind switch
        {
            CelKind.List => loop.SecondVariable is null ? (range.Items, CelType.Error) : (CelType.Int, range.Items),
            CelKind.Map => (range.Keys, range.Values),
            CelKind.Dyn or CelKind.Error => (CelType.Dyn, CelType.Dyn),
            CelKind.Parameter when _types.Agree(CelType.Dyn, range) => (CelType.Dyn, CelType.Dyn),
            _ => ReportNoRange(loop.Range, range),
        };
        var scope = _locals.Count;
        _locals.Add((loop.AccumulatorName, gathered));
        _locals.Add((loop.Variable, first));
        if (loop.SecondVariable is { } name)
            _locals.Add((name, second));
        Assert(loop.Condition, Check(loop.Condition), CelType.Bool);
        Assert(loop.Step, Check(loop.Step), gathered);
        _locals.RemoveRange(scope + 1, _locals.Count - scope - 1); // The result depends on nothing but what was gathered.
        var result = Check(loop.Result);
        _locals.RemoveRange(scope, 1);
        return _types.Apply(result);
    }

    private (CelType First, CelType Second) ReportNoRange(CelNode range, CelType type)
    {
        issues.Add(new(range.Position, $"expression of type '{type}' cannot be range of a comprehension (must be list, map, or dynamic)"));
        return (CelType.Error, CelType.Error);
    }

    // Whether items of different types are fine is seen to later.
    private CelType Join(CelType? before, CelType type) => before is null ? type : _types.Agree(before, type) ? Substitution.MostGeneral(before, type) : CelType.Dyn;

    private void Assert(CelNode node, CelType type, CelType wanted)
    {
        if (!_types.Agree(wanted, type))
            ReportMismatch(node, wanted, type);
    }

    private void ReportMismatch(CelNode node, CelType wanted, CelType type) =>
        issues.Add(new(node.Position, $"expected type '{_types.Apply(wanted, unboundIsDyn: true)}' but found '{_types.Apply(type, unboundIsDyn: true)}'"));

    private void ReportUndeclared(int position, string name) => issues.Add(new(position, $"undeclared reference to '{name}' (in container '')"));

    private CelType NewVariable() => CelType.Parameter($"_var{_typeVariables++}");

    private static string? QualifiedName(CelNode node) => node switch
    {
        IdentNode ident => ident.Name,
        SelectNode { IsTest: false } select when QualifiedName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };
}
