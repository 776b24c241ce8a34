using System.Reflection;
using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.Serialization;

/// <summary>Finds the codec for a type.</summary>
internal static class Codecs
{
    private static readonly Dictionary<Type, ValueCodec> Scalars = new()
    {
        [typeof(string)] = new StringCodec(),
        [typeof(bool)] = new BoolCodec(),
        [typeof(int)] = new IntCodec(),
        [typeof(long)] = new LongCodec(),
        [typeof(double)] = new DoubleCodec(),
        [typeof(Quantity)] = new QuantityCodec(),
        [typeof(IntOrString)] = new IntOrStringCodec(),
        [typeof(Time)] = new TimeCodec(),
        [typeof(MicroTime)] = new MicroTimeCodec(),
        [typeof(Bytes)] = new BytesCodec(),
        [typeof(JsonValue)] = new JsonCodec(),
        [typeof(JSONSchemaPropsOrBool)] = new SchemaOrBoolCodec(),
        [typeof(JSONSchemaPropsOrArray)] = new SchemaOrArrayCodec(),
        [typeof(JSONSchemaPropsOrStringArray)] = new SchemaOrStringArrayCodec(),
    };

    /// <summary>The codec for <paramref name="type"/>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="property">The property that has it, for the message.</param>
    /// <param name="text">What texts in it are called in Go.</param>
    /// <exception cref="InvalidOperationException">Nothing is known of the type.</exception>
    public static ValueCodec Of(Type type, PropertyInfo property, string text = "string")
    {
        if (type == typeof(string) && text != "string")
            return new StringCodec(text);
        if (Scalars.TryGetValue(type, out var scalar))
            return scalar;
        if (type.IsAssignableTo(typeof(ApiRecord)))
            return (ValueCodec)RecordCodec.Of(type);
        if (type.IsEnum)
            return Make(typeof(EnumCodec<>), type);
        if (type.IsGenericType && GenericCodecFor(type.GetGenericTypeDefinition()) is { } codec)
            return Make(codec, type.GetGenericArguments()[0], Of(type.GetGenericArguments()[0], property, text));
        throw new InvalidOperationException(
            $"{property.DeclaringType!.Name}.{property.Name} is a {type.Name}, which has no form in JSON here. Use text, numbers, truth values, records, {nameof(ValueList)}, {nameof(ValueMap)} or the value types of the API.");
    }

    private static Type? GenericCodecFor(Type definition) =>
        definition == typeof(ValueList<>) ? typeof(ListCodec<>)
        : definition == typeof(ValueMap<>) ? typeof(MapCodec<>)
        : definition == typeof(Nullable<>) ? typeof(NullableCodec<>)
        : null;

    private static ValueCodec Make(Type definition, Type argument, params object[] arguments) =>
        (ValueCodec)Activator.CreateInstance(definition.MakeGenericType(argument), arguments)!;
}
