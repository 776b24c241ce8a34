namespace ClusterSim.Cel;

/// <summary>The type of an expression.</summary>
internal sealed class CelType : IEquatable<CelType>
{
    private CelType(CelKind kind, string name, params CelType[] parameters)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters;
    }

    public static CelType Error { get; } = new(CelKind.Error, "!error!");

    public static CelType Dyn { get; } = new(CelKind.Dyn, "dyn");

    public static CelType Null { get; } = new(CelKind.Null, "null_type");

    public static CelType Bool { get; } = new(CelKind.Bool, "bool");

    public static CelType Int { get; } = new(CelKind.Int, "int");

    public static CelType Uint { get; } = new(CelKind.Uint, "uint");

    public static CelType Double { get; } = new(CelKind.Double, "double");

    public static CelType String { get; } = new(CelKind.String, "string");

    public static CelType Bytes { get; } = new(CelKind.Bytes, "bytes");

    public static CelType Timestamp { get; } = new(CelKind.Timestamp, "google.protobuf.Timestamp");

    public static CelType Duration { get; } = new(CelKind.Duration, "google.protobuf.Duration");

    /// <summary>A type, of which is not known which.</summary>
    public static CelType AnyType { get; } = new(CelKind.Type, "type");

    public static CelType ListOfDyn { get; } = List(Dyn);

    public static CelType MapOfDyn { get; } = Map(Dyn, Dyn);

    public CelKind Kind { get; }

    /// <summary>The name the type has as a value.</summary>
    public string Name { get; }

    /// <summary>What it is made of: items, keys and values, or what an optional holds.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>Where the fields of an object are declared.</summary>
    public CelDeclaration? Declaration { get; private init; }

    public CelType Items => Parameters[0];

    public CelType Keys => Parameters[0];

    public CelType Values => Parameters[1];

    public bool IsDynOrError => Kind is CelKind.Dyn or CelKind.Error;

    public bool IsOptional => Kind == CelKind.Opaque && Name == "optional_type";

    public static CelType List(CelType items) => new(CelKind.List, "list", items);

    public static CelType Map(CelType keys, CelType values) => new(CelKind.Map, "map", keys, values);

    public static CelType Optional(CelType held) => new(CelKind.Opaque, "optional_type", held);

    public static CelType TypeOf(CelType type) => new(CelKind.Type, "type", type);

    public static CelType Parameter(string name) => new(CelKind.Parameter, name);

    public static CelType Opaque(string name) => new(CelKind.Opaque, name);

    public static CelType Object(string name, CelDeclaration? declaration = null) => new(CelKind.Object, name) { Declaration = declaration };

    /// <summary>The same kind of type, made of other types.</summary>
    public CelType With(params CelType[] parameters) => new(Kind, Name, parameters) { Declaration = Declaration };

    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other) || (other is not null && Kind == other.Kind && Name == other.Name && Parameters.SequenceEqual(other.Parameters));

    public override bool Equals(object? obj) => Equals(obj as CelType);

    public override int GetHashCode() => HashCode.Combine(Kind, Name, Parameters.Count);

    /// <summary>The type as error messages print it.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            CelKind.Null => "null",
            CelKind.Timestamp => "timestamp",
            CelKind.Duration => "duration",
            _ => Name,
        };
        return Parameters.Count == 0 ? name : $"{name}({string.Join(", ", Parameters)})";
    }
}
