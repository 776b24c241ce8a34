using ClusterSim.Cel.Parsing;

namespace ClusterSim.Cel.Evaluation;

/// <summary>Works out beforehand what an expression may cost, from the sizes that are declared.</summary>
/// <param name="root">What the expression is about; its variables are declared as this.</param>
/// <remarks>Source: cel-go checker/cost.go; apiserver/pkg/cel/library/cost.go, EstimateCallCost (v1.36).</remarks>
internal sealed class CostEstimator(CelDeclaration root)
{
    private const ulong LongestScalar = 64; // Characters of a number, a truth value, a time or a duration.

    private readonly Dictionary<CelNode, CelDeclaration> _declared = new(ReferenceEqualityComparer.Instance); // Looked up only, never walked.
    private readonly Dictionary<CelNode, CostRange> _sizes = new(ReferenceEqualityComparer.Instance); // Looked up only, never walked.
    private readonly List<(string Name, CelDeclaration? Declaration, CostRange? Size)> _locals = [];

    /// <summary>What a part of the expression costs.</summary>
    public CostRange Estimate(CelNode node) => node switch
    {
        IdentNode ident => OfName(ident),
        SelectNode select => OfSelect(select),
        CallNode { Function: "dyn" } call => OfDyn(call),
        CallNode call => OfCall(call),
        ListNode list => list.Items.Aggregate(CostRange.Exactly(10), (sum, item) => sum + Estimate(item)),
        MapNode map => map.Entries.Aggregate(CostRange.Exactly(30), (sum, entry) => sum + Estimate(entry.Key) + Estimate(entry.Value)),
        ObjectNode fields => fields.Entries.Aggregate(CostRange.Exactly(40), (sum, entry) => sum + Estimate(entry.Value)),
        ComprehensionNode loop => OfLoop(loop),
        _ => CostRange.Zero,
    };

    private CostRange OfName(IdentNode ident)
    {
        var local = _locals.FindLastIndex(local => local.Name == ident.Name);
        Declare(ident, local < 0 ? root : _locals[local].Declaration);
        if (local >= 0 && _locals[local].Size is { } size)
            _sizes.TryAdd(ident, size);
        return CostRange.Exactly(1);
    }

    private CostRange OfSelect(SelectNode select)
    {
        var cost = Estimate(select.Operand);
        if (select.IsTest)
            return cost;
        if (_declared.GetValueOrDefault(select.Operand) is { } operand)
            Declare(select, operand.Type.Kind == CelKind.Map ? null : operand.FindField(select.Field)?.Declaration);
        return select.Operand.Type.Kind is CelKind.Map or CelKind.Object or CelKind.Parameter ? cost + CostRange.Exactly(1) : cost;
    }

    private CostRange OfDyn(CallNode call)
    {
        var cost = Estimate(call.Arguments[0]);
        if (SizeOf(call.Arguments[0]) is { } size)
            _sizes[call] = size;
        return cost + CostRange.Exactly(1);
    }

    private CostRange OfCall(CallNode call)
    {
        var costs = call.Arguments.Select(Estimate).ToList();
        var target = call.Target is null ? CostRange.Zero : Estimate(call.Target);
        if (call.Overloads.Count == 0 && call.Function != "_?._")
            return target + costs.Aggregate(CostRange.Zero, (sum, cost) => sum + cost);
        CostRange? total = null;
        foreach (var overload in call.Overloads.DefaultIfEmpty())
        {
            var cost = OfOverload(call, overload?.Id ?? "select_optional_field", costs);
            total = total?.Or(cost) ?? cost;
        }
        if (call.Function == "_[_]")
            Declare(call, _declared.GetValueOrDefault(call.Arguments[0])?.Element);
        return target + total!.Value;
    }

    private CostRange OfOverload(CallNode call, string overload, List<CostRange> costs)
    {
        var sum = costs.Aggregate(CostRange.Zero, (all, cost) => all + cost);
        switch (overload)
        {
            case "logical_and" or "logical_or":
                return new(costs[0].Min, (costs[0] + costs[1]).Max); // The first may decide.
            case "conditional":
                _sizes[call] = Size(call.Arguments[1]).Or(Size(call.Arguments[2]));
                return costs[0] + costs[1].Or(costs[2]);
            default:
                return sum + OfInvocation(call, overload);
        }
    }

    private CostRange OfInvocation(CallNode call, string overload)
    {
        if (call.Target is { } target && OfMember(call, overload, target) is { } member)
            return member;
        switch (call.Function)
        {
            case "url" or "quantity" or "isQuantity" or "isURL":
                return call.Function == "url" ? Text(call.Arguments[0]) : CostRange.Exactly(1); // The others are known only as methods, which they are not.
            case "_+_" when overload is "add_string" or "add_bytes" or "add_list":
                var joined = Size(call.Arguments[0]) + Size(call.Arguments[1]);
                _sizes[call] = joined;
                return overload == "add_list" ? CostRange.Exactly(1) : joined.Times(RuntimeCost.PerCharacter);
            case "@in" when overload == "in_list":
                return Size(call.Arguments[1]);
            case "bytes" when overload == "string_to_bytes":
                _sizes[call] = Size(call.Arguments[0]) * new CostRange(1, 4);
                return Text(call.Arguments[0]);
            case "string" when overload == "bytes_to_string":
                _sizes[call] = Size(call.Arguments[0]) is var bytes ? new(bytes.Min / 4, bytes.Max) : default;
                return Text(call.Arguments[0]);
            case "string" when IsScalar(call.Arguments[0].Type): // As in the documentation's own example of a message: "…" + string(self.maxLimit).
                _sizes[call] = new(1, LongestScalar);
                return CostRange.Exactly(1);
            case "_==_" or "_!=_" or "_<_" or "_<=_" or "_>_" or "_>=_" when overload is "equals" or "not_equals" || overload.EndsWith("_string", StringComparison.Ordinal) || overload.EndsWith("_bytes", StringComparison.Ordinal):
                var shorter = Math.Min(Size(call.Arguments[0]).Max, Size(call.Arguments[1]).Max);
                return new CostRange(shorter > 0 ? 1UL : 0, shorter).Times(RuntimeCost.PerCharacter);
            default:
                return CostRange.Exactly(1);
        }
    }

    private CostRange? OfMember(CallNode call, string overload, CelNode target)
    {
        switch (call.Function)
        {
            case "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" when target.Type.Kind == CelKind.List:
                var each = CostRange.Exactly(1);
                if (target.Type.Items.Kind is CelKind.String or CelKind.Bytes)
                    each += (SizeOf(_declared.GetValueOrDefault(target)?.Element) ?? CostRange.Unknown).Times(RuntimeCost.PerCharacter);
                return Size(target) * each;
            case "indexOf" or "lastIndexOf":
                return Text(target);
            case "lowerAscii" or "upperAscii" or "substring" or "trim":
                _sizes[call] = Size(target);
                return Text(target);
            case "replace" when call.Arguments.Count >= 2:
                _sizes[call] = SizeOfReplaced(Size(target), Size(call.Arguments[0]), Size(call.Arguments[1]));
                return Size(target).Times(2 * RuntimeCost.PerCharacter);
            case "split":
                _sizes[call] = new(0, Size(target).Max);
                return Size(target).Times(2 * RuntimeCost.PerCharacter);
            case "join":
                var length = SizeOfJoined(call, target);
                _sizes[call] = length;
                return length.Times(RuntimeCost.PerCharacter);
            case "matches" or "find" or "findAll" when call.Arguments.Count >= 1:
                if (call.Function != "matches")
                    _sizes[call] = new(0, Size(target).Max);
                return (Size(target) + CostRange.Exactly(1)).Times(RuntimeCost.PerCharacter) * Size(call.Arguments[0]).Times(RuntimeCost.PerPatternCharacter);
            case "contains":
                return Text(target) * Text(call.Arguments[0]);
            case "startsWith" or "endsWith":
                return Text(call.Arguments[0]);
            case "containsIP" or "containsCIDR":
                var compared = new CostRange(8, 32).Times(RuntimeCost.PerCharacter);
                if (call.Function == "containsCIDR")
                    compared += new CostRange(4, 16).Times(RuntimeCost.PerCharacter) + CostRange.Exactly(1);
                return overload.EndsWith("_string", StringComparison.Ordinal) ? compared + Text(call.Arguments[0]) : compared;
            default:
                return null;
        }
    }

    private CostRange SizeOfJoined(CallNode call, CelNode list)
    {
        var items = Size(list);
        var length = items * (SizeOf(_declared.GetValueOrDefault(list)?.Element) ?? CostRange.Unknown);
        return call.Arguments.Count == 0 ? length : length + (Size(call.Arguments[0]) * new CostRange(items.Min > 0 ? items.Min - 1 : 0, items.Max > 0 ? items.Max - 1 : 0));
    }

    private static CostRange SizeOfReplaced(CostRange text, CostRange old, CostRange replacement)
    {
        var (most, mostKept) = Replacements(text.Max, old.Min, replacement.Max <= old.Min);
        var (fewest, fewestKept) = Replacements(text.Min, old.Max, old.Max <= replacement.Min);
        return (new CostRange(fewest, most) * replacement) + new CostRange(fewestKept, mostKept);
    }

    // How often something is replaced, and what is kept beside that.
    private static (ulong Count, ulong Kept) Replacements(ulong text, ulong old, bool makesNoDifference)
    {
        if (old == 0)
            return (text < ulong.MaxValue ? text + 1 : text, text); // Between all characters.
        return makesNoDifference ? (0, text) : (CostRange.Exactly(text).Times(1.0 / old).Max, 0);
    }

    private CostRange OfLoop(ComprehensionNode loop)
    {
        var cost = Estimate(loop.Range) + Estimate(loop.Start);
        var range = _declared.GetValueOrDefault(loop.Range);
        var scope = _locals.Count;
        if (loop is { AccumulatorName: not ComprehensionNode.Accumulator, Condition: LiteralNode })
        {
            _locals.Add((loop.AccumulatorName, _declared.GetValueOrDefault(loop.Start), SizeOf(loop.Start))); // No loop but a name.
            cost += Estimate(loop.Result);
            _locals.RemoveRange(scope, 1);
            return cost;
        }
        _locals.Add((loop.AccumulatorName, null, SizeOf(loop.Start)));
        var isList = loop.Range.Type.Kind == CelKind.List;
        _locals.Add((loop.Variable, loop.SecondVariable is null ? isList ? range?.Element : range?.Key : isList ? null : range?.Key, null));
        if (loop.SecondVariable is { } second)
            _locals.Add((second, range?.Element, null));
        var each = Estimate(loop.Condition) + Estimate(loop.Step);
        _locals.RemoveRange(scope + 1, _locals.Count - scope - 1);
        cost += Estimate(loop.Result);
        _locals.RemoveRange(scope, 1);
        var count = Size(loop.Range);
        if (loop.Start is ListNode or MapNode)
            _sizes[loop] = count;
        else if (SizeOf(loop.Start) is { } size)
            _sizes[loop] = size;
        return cost + (count * each);
    }

    private void Declare(CelNode node, CelDeclaration? declaration)
    {
        if (declaration is not null)
            _declared[node] = declaration;
    }

    private CostRange Text(CelNode node) => Size(node).Times(RuntimeCost.PerCharacter);

    private CostRange Size(CelNode node) => SizeOf(node) ?? CostRange.Unknown;

    private CostRange? SizeOf(CelNode node)
    {
        if (_sizes.TryGetValue(node, out var known))
            return known;
        return node switch
        {
            LiteralNode literal => CostRange.Exactly((ulong)(literal.Value.Size ?? 1)),
            ListNode list => CostRange.Exactly((ulong)list.Items.Count),
            MapNode map => CostRange.Exactly((ulong)map.Entries.Count),
            _ => SizeOf(_declared.GetValueOrDefault(node)) ?? (IsScalar(node.Type) ? CostRange.Exactly(1) : null),
        };
    }

    private static CostRange? SizeOf(CelDeclaration? declaration) => declaration is null ? null : new CostRange(0, (ulong)declaration.MaxElements);

    private static bool IsScalar(CelType type) =>
        type.Kind is CelKind.Bool or CelKind.Double or CelKind.Duration or CelKind.Int or CelKind.Timestamp or CelKind.Uint || (type.IsOptional && IsScalar(type.Items));
}
