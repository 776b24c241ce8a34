using ClusterSim.Cel.Libraries;
using ClusterSim.Cel.Parsing;

namespace ClusterSim.Cel.Evaluation;

/// <summary>Evaluates an expression once, and counts what that costs.</summary>
/// <remarks>Source: cel-go interpreter/interpretable.go and interpreter/runtimecost.go.</remarks>
internal sealed class Evaluator(Func<string, CelValue?> findVariable, long costLimit)
{
    private const long ListCost = 10;
    private const long MapCost = 30;
    private const long ObjectCost = 40;

    private static readonly CelError TooDear = new("operation cancelled: actual cost limit exceeded", isFatal: true);

    private readonly List<(string Name, CelValue Value)> _locals = [];

    /// <summary>What it cost so far, in Kubernetes' units.</summary>
    public long Cost { get; private set; }

    /// <summary>The value of a part of the expression.</summary>
    public CelValue Evaluate(CelNode node)
    {
        var value = node switch
        {
            LiteralNode literal => literal.Value,
            IdentNode ident => FindName(ident.Name),
            SelectNode select => Select(select),
            CallNode call => Call(call),
            ListNode list => List(list),
            MapNode map => Map(map),
            ObjectNode fields => Object(fields),
            ComprehensionNode loop => Loop(loop),
            _ => throw new InvalidOperationException($"Not a part of an expression: {node}"),
        };
        return Cost > costLimit ? TooDear : value;
    }

    private CelValue FindName(string name)
    {
        Cost++;
        var isGlobal = name.StartsWith('.');
        name = isGlobal ? name[1..] : name;
        if (!isGlobal)
            for (var i = _locals.Count - 1; i >= 0; i--)
                if (_locals[i].Name == name)
                    return _locals[i].Value;
        return findVariable(name) ?? (StandardTypes.Find(name) is { } type ? new CelTypeValue(type) : new CelError($"no such attribute(s): {name}"));
    }

    private CelValue Select(SelectNode select)
    {
        if (select.Variable is { } variable)
            return FindName(variable);
        var operand = Evaluate(select.Operand);
        if (!select.IsTest)
            Cost += QualifierCost(select.Operand);
        if (operand is CelError)
            return operand;
        if (operand is CelOptional optional)
            return SelectOptional(optional, select);
        var value = (operand as CelMap)?.Find(new CelString(select.Field));
        if (select.IsTest)
            return operand is CelMap ? CelBool.Of(value is not null and not CelError) : CelError.NoSuchOverload;
        return value ?? (operand is CelMap ? CelError.NoSuchKey(select.Field) : CelError.NoSuchOverload);
    }

    private static CelValue SelectOptional(CelOptional optional, SelectNode select)
    {
        var value = (optional.Value as CelMap)?.Find(new CelString(select.Field));
        if (select.IsTest)
            return CelBool.Of(value is not null);
        return value is null ? CelOptional.None : CelOptional.Of(value);
    }

    private CelValue Call(CallNode call)
    {
        switch (call.Function)
        {
            case "_&&_":
                return Logic(call, decisive: CelBool.False);
            case "_||_":
                return Logic(call, decisive: CelBool.True);
            case "_?_:_":
                return Evaluate(call.Arguments[0]) switch
                {
                    CelBool condition => Evaluate(call.Arguments[condition.IsTrue ? 1 : 2]),
                    CelError error => error,
                    _ => CelError.NoSuchOverload,
                };
            case "@not_strictly_false":
                var value = Evaluate(call.Arguments[0]);
                Cost++;
                return value is CelBool || value is CelError { IsFatal: true } ? value : CelBool.True;
            case "or" or "orValue" when call.Target is not null && Evaluate(call.Target) is CelOptional optional:
                Cost++;
                return optional.Value is null ? Evaluate(call.Arguments[0]) : call.Function == "or" ? optional : optional.Value;
            default:
                return Invoke(call);
        }
    }

    // An error on one side does not matter when the other side decides.
    private CelValue Logic(CallNode call, CelBool decisive)
    {
        var left = Evaluate(call.Arguments[0]);
        if (ReferenceEquals(left, decisive) || left is CelError { IsFatal: true })
            return left;
        var right = Evaluate(call.Arguments[1]);
        if (ReferenceEquals(right, decisive) || right is CelError { IsFatal: true })
            return right;
        if (left is CelBool && right is CelBool)
            return left;
        return left is CelError ? left : right is CelError ? right : CelError.NoSuchOverload;
    }

    private CelValue Invoke(CallNode call)
    {
        var offset = call.Target is null ? 0 : 1;
        var arguments = new CelValue[call.Arguments.Count + offset];
        if (call.Target is not null)
            arguments[0] = Evaluate(call.Target);
        for (var i = 0; i < call.Arguments.Count; i++)
            arguments[i + offset] = Evaluate(call.Arguments[i]);
        if (arguments.FirstOrDefault(argument => argument is CelError) is { } error)
            return error;
        return call.Function switch
        {
            "_[_]" => Index(call, arguments),
            "_?._" => OptionalField(call, arguments),
            "_==_" or "_!=_" => Compare(call, arguments),
            _ => Dispatch(call, arguments),
        };
    }

    private CelValue Index(CallNode call, CelValue[] arguments)
    {
        Cost += QualifierCost(call.Arguments[0]);
        return Operators.Index(arguments[0], arguments[1]);
    }

    private CelValue OptionalField(CallNode call, CelValue[] arguments)
    {
        Cost += QualifierCost(call.Arguments[0]);
        return Operators.OptionalIndex(arguments[0], arguments[1]);
    }

    private CelValue Compare(CallNode call, CelValue[] arguments)
    {
        Cost += RuntimeCost.OfCall(call.Function, call.Function == "_==_" ? "equals" : "not_equals", arguments, CelBool.True);
        return CelBool.Of(arguments[0].IsEqual(arguments[1]) == (call.Function == "_==_"));
    }

    private CelValue Dispatch(CallNode call, CelValue[] arguments)
    {
        var isMember = call.Target is not null;
        var overload = call.Overloads.FirstOrDefault(candidate => candidate.IsMember == isMember && candidate.Takes(arguments))
            ?? CelLibrary.Find(call.Function)?.Overloads.FirstOrDefault(candidate => candidate.IsMember == isMember && candidate.Takes(arguments));
        if (overload is null)
        {
            Cost++;
            return char.IsAsciiLetter(call.Function[0])
                ? new CelError($"no such overload: {call.Function}({string.Join(", ", arguments.Select(argument => argument.Type.Name))})")
                : CelError.NoSuchOverload;
        }
        var result = overload.Invoke(arguments);
        Cost += RuntimeCost.OfCall(call.Function, overload.Id, arguments, result);
        return result;
    }

    private CelValue List(ListNode list)
    {
        var items = new List<CelValue>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = Evaluate(list.Items[i]);
            if (item is CelError)
                return item;
            if (!list.Optional.Contains(i))
                items.Add(item);
            else if (item is not CelOptional optional)
                return new CelError($"cannot initialize optional list element from non-optional value {item}");
            else if (optional.Value is { } held)
                items.Add(held);
        }
        Cost += ListCost;
        return CelList.Of(items);
    }

    private CelValue Map(MapNode map)
    {
        var entries = new CelEntries();
        foreach (var entry in map.Entries)
        {
            var key = Evaluate(entry.Key);
            if (key is CelError)
                return key;
            if (key is not (CelBool or CelInt or CelUint or CelString))
                return new CelError($"unsupported key type: {key.Type.Name}");
            if (EntryValue(entry) is not { } value)
                continue;
            if (value is CelError)
                return value;
            if (!entries.TryAdd(key, value))
                return new CelError($"repeated key: {key}");
        }
        Cost += MapCost;
        return entries;
    }

    // Null when it is optional and absent.
    private CelValue? EntryValue(EntryNode entry)
    {
        var value = Evaluate(entry.Value);
        if (!entry.IsOptional || value is CelError)
            return value;
        return value is CelOptional optional ? optional.Value : new CelError($"cannot initialize optional entry '{entry.Key}' from non-optional value {value}");
    }

    private CelValue Object(ObjectNode node)
    {
        var fields = new CelObject(node.Type);
        foreach (var entry in node.Entries)
        {
            if (EntryValue(entry) is not { } value)
                continue;
            if (value is CelError)
                return value;
            fields.Set(((LiteralNode)entry.Key).Value.ToString()!, value);
        }
        Cost += ObjectCost;
        return fields;
    }

    private CelValue Loop(ComprehensionNode loop)
    {
        var range = Evaluate(loop.Range);
        if (range is CelError)
            return range;
        if (range is not (CelList or CelMap))
            return new CelError($"got '{range.Type.Name}', expected iterable type");
        var scope = _locals.Count;
        _locals.Add((loop.AccumulatorName, Evaluate(loop.Start)));
        foreach (var (first, second) in Pairs(range, loop.SecondVariable is not null))
        {
            _locals.Add((loop.Variable, first));
            if (loop.SecondVariable is { } name)
                _locals.Add((name, second));
            var condition = Evaluate(loop.Condition);
            if (ReferenceEquals(condition, CelBool.False))
                break;
            var gathered = condition is CelError { IsFatal: true } ? condition : Evaluate(loop.Step);
            _locals.RemoveRange(scope, _locals.Count - scope);
            _locals.Add((loop.AccumulatorName, gathered));
            if (gathered is CelError { IsFatal: true })
                break;
        }
        _locals.RemoveRange(scope + 1, _locals.Count - scope - 1);
        var result = Evaluate(loop.Result);
        _locals.RemoveRange(scope, _locals.Count - scope);
        return result;
    }

    private static IEnumerable<(CelValue First, CelValue Second)> Pairs(CelValue range, bool isTwo)
    {
        if (range is CelMap map)
            foreach (var key in map.Keys)
                yield return (key, isTwo ? map.Find(key)! : CelNull.Value);
        else if (range is CelList list)
            for (var i = 0; i < list.Count; i++)
                yield return isTwo ? (new CelInt(i), list[i]) : (list[i], CelNull.Value);
    }

    // What does not start with a variable is an attribute of its own.
    private static long QualifierCost(CelNode operand) => operand is IdentNode or SelectNode or CallNode { Function: "_[_]" or "_?._" or "_[?_]" or "_?_:_" } ? 1 : 2;
}
