namespace ClusterSim.Cel.Parsing;

/// <summary>A part of an expression.</summary>
/// <param name="position">Where messages say it is: the place of its operator, dot, opening bracket or name, in code points.</param>
internal abstract class CelNode(int position)
{
    public int Position => position;

    /// <summary>What the checker found it to be.</summary>
    public CelType Type { get; set; } = CelType.Dyn;
}

/// <summary>A value written out.</summary>
internal sealed class LiteralNode(int position, CelValue value) : CelNode(position)
{
    public CelValue Value => value;
}

/// <summary>A variable or a type.</summary>
internal sealed class IdentNode(int position, string name) : CelNode(position)
{
    public string Name => name;
}

/// <summary>A field of something, or whether it is there.</summary>
internal sealed class SelectNode(int position, CelNode operand, string name, bool isTest = false) : CelNode(position)
{
    public CelNode Operand => operand;

    public string Field => name;

    public bool IsTest => isTest;

    /// <summary>The name of the variable that all of this names, when it does.</summary>
    public string? Variable { get; set; }
}

/// <summary>A function, method or operator with what it is given.</summary>
internal sealed class CallNode(int position, string function, CelNode? target, IReadOnlyList<CelNode> arguments) : CelNode(position)
{
    public string Function { get; set; } = function;

    /// <summary>What the method is called on; null for functions, and for methods that turn out to be functions with a dotted name.</summary>
    public CelNode? Target { get; set; } = target;

    public IReadOnlyList<CelNode> Arguments => arguments;

    /// <summary>What the checker found that may be meant.</summary>
    public IReadOnlyList<CelOverload> Overloads { get; set; } = [];
}

/// <summary>A list written out. <paramref name="optional"/> holds the places of items that may be absent.</summary>
internal sealed class ListNode(int position, IReadOnlyList<CelNode> items, IReadOnlySet<int> optional) : CelNode(position)
{
    public IReadOnlyList<CelNode> Items => items;

    public IReadOnlySet<int> Optional => optional;
}

/// <summary>An entry of a map or of an object written out.</summary>
internal sealed record EntryNode(int Position, CelNode Key, CelNode Value, bool IsOptional);

/// <summary>A map written out.</summary>
internal sealed class MapNode(int position, IReadOnlyList<EntryNode> entries) : CelNode(position)
{
    public IReadOnlyList<EntryNode> Entries => entries;
}

/// <summary>An object of a named type written out; its keys are literals.</summary>
internal sealed class ObjectNode(int position, string name, IReadOnlyList<EntryNode> entries) : CelNode(position)
{
    public string Name => name;

    public IReadOnlyList<EntryNode> Entries => entries;
}

/// <summary>A loop, which is what macros become.</summary>
internal sealed class ComprehensionNode(int position) : CelNode(position)
{
    /// <summary>The name of what the loop gathers; no expression can say it.</summary>
    public const string Accumulator = "@result";

    public required CelNode Range { get; init; }

    public required string Variable { get; init; }

    /// <summary>The second variable: then the first is the index or key, and this the item or value.</summary>
    public string? SecondVariable { get; init; }

    public string AccumulatorName { get; init; } = Accumulator;

    public required CelNode Start { get; init; }

    public required CelNode Condition { get; init; }

    public required CelNode Step { get; init; }

    public required CelNode Result { get; init; }
}
