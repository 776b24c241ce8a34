namespace ClusterSim.Cel;

/// <summary>What an expression is evaluated to.</summary>
internal abstract class CelValue
{
    /// <summary>The type, as <c>type(x)</c> shows it.</summary>
    public abstract CelType Type { get; }

    /// <summary>Number of characters, bytes, items or entries; null for what has none.</summary>
    public virtual long? Size => null;

    /// <summary>Whether both are the same value, numbers whatever their type.</summary>
    public abstract bool IsEqual(CelValue other);

    /// <summary>A hash in which equal values agree.</summary>
    public virtual int Hash() => (int)Type.Kind;

    /// <summary>Whether it is the empty value of its type.</summary>
    public virtual bool IsZero => false;
}

/// <summary>What went wrong. It is a value, since <c>&amp;&amp;</c>, <c>||</c> and loops may not need it.</summary>
internal sealed class CelError(string message, bool isFatal = false) : CelValue
{
    public static CelError NoSuchOverload { get; } = new("no such overload");

    public string Message => message;

    /// <summary>Nothing can make up for it, as when the evaluation got too dear.</summary>
    public bool IsFatal => isFatal;

    public override CelType Type => CelType.Error;

    public override bool IsEqual(CelValue other) => false;

    public static CelError NoSuchKey(object key) => new($"no such key: {key}");

    public override string ToString() => message;
}

/// <summary><c>null</c>.</summary>
internal sealed class CelNull : CelValue
{
    public static CelNull Value { get; } = new();

    public override CelType Type => CelType.Null;

    public override bool IsZero => true;

    public override bool IsEqual(CelValue other) => other is CelNull;

    public override string ToString() => "null";
}

/// <summary>True or false.</summary>
internal sealed class CelBool : CelValue
{
    private CelBool(bool isTrue) => IsTrue = isTrue;

    public static CelBool True { get; } = new(true);

    public static CelBool False { get; } = new(false);

    public bool IsTrue { get; }

    public override CelType Type => CelType.Bool;

    public override bool IsZero => !IsTrue;

    public static CelBool Of(bool value) => value ? True : False;

    public override bool IsEqual(CelValue other) => ReferenceEquals(this, other);

    public override int Hash() => IsTrue ? 1 : 2;

    public override string ToString() => IsTrue ? "true" : "false";
}

/// <summary>A type.</summary>
internal sealed class CelTypeValue(CelType type) : CelValue
{
    public CelType Value => type;

    public override CelType Type => CelType.AnyType;

    public override bool IsEqual(CelValue other) => other is CelTypeValue { Value.Name: var name } && name == type.Name;

    public override string ToString() => type.Name;
}

/// <summary>A value that may be absent.</summary>
internal sealed class CelOptional : CelValue
{
    private CelOptional(CelValue? value) => Value = value;

    public static CelOptional None { get; } = new(null);

    public CelValue? Value { get; }

    public override CelType Type { get; } = CelType.Optional(CelType.Dyn);

    public override bool IsZero => Value is null;

    public static CelOptional Of(CelValue value) => new(value);

    public override bool IsEqual(CelValue other) =>
        other is CelOptional optional && (Value is null ? optional.Value is null : optional.Value is { } held && Value.IsEqual(held));
}
