namespace ClusterSim.Cel.Libraries;

/// <summary>Amounts of resources.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/quantity.go (v1.36).</remarks>
internal static class Quantities
{
    private static readonly CelType Type = StandardTypes.Quantity;

    public static void Add(Func<string, CelFunction> function)
    {
        function("quantity").Global("string_to_quantity", [CelType.String], Type, given => Quantity.TryParse(((CelString)given[0]).Value, out var quantity, out var problem)
            ? Value(quantity)
            : new CelError(problem!));
        function("isQuantity").Global("is_quantity_string", [CelType.String], CelType.Bool, given => CelBool.Of(Quantity.TryParse(((CelString)given[0]).Value, out _, out _)));
        function("sign").Member("quantity_sign", [Type], CelType.Int, given => new CelInt(Math.Sign(Of(given[0]).Value)));
        function("isGreaterThan").Member("quantity_is_greater_than", [Type, Type], CelType.Bool, given => CelBool.Of(Of(given[0]) > Of(given[1])));
        function("isLessThan").Member("quantity_is_less_than", [Type, Type], CelType.Bool, given => CelBool.Of(Of(given[0]) < Of(given[1])));
        function("compareTo").Member("quantity_compare_to", [Type, Type], CelType.Int, given => new CelInt(Of(given[0]).CompareTo(Of(given[1]))));
        function("asApproximateFloat").Member("quantity_get_float", [Type], CelType.Double, given => new CelDouble((double)Of(given[0]).Value));
        function("asInteger").Member("quantity_get_int", [Type], CelType.Int, given => IsInteger(given[0]) ? new CelInt((long)Of(given[0]).Value) : new CelError("cannot convert value to integer"));
        function("isInteger").Member("quantity_is_integer", [Type], CelType.Bool, given => CelBool.Of(IsInteger(given[0])));
        function("add").Member("quantity_add", [Type, Type], Type, given => Value(Of(given[0]) + Of(given[1])))
            .Member("quantity_add_int", [Type, CelType.Int], Type, given => Value(Of(given[0]) + Whole(given[1])));
        function("sub").Member("quantity_sub", [Type, Type], Type, given => Value(Of(given[0]) - Of(given[1])))
            .Member("quantity_sub_int", [Type, CelType.Int], Type, given => Value(Of(given[0]) - Whole(given[1])));
    }

    private static Quantity Of(CelValue value) => ((CelOpaque<Amount>)value).Value.Quantity;

    private static Quantity Whole(CelValue value) => new(((CelInt)value).Value);

    private static bool IsInteger(CelValue value) => Of(value).Value is >= long.MinValue and <= long.MaxValue and var amount && decimal.Truncate(amount) == amount;

    private static CelOpaque<Amount> Value(Quantity quantity) => new(Type, new(quantity), quantity.ToString());

    // In expressions quantities are equal when they are as much; elsewhere, when they are written alike.
    private readonly record struct Amount(Quantity Quantity)
    {
        public bool Equals(Amount other) => Quantity.CompareTo(other.Quantity) == 0;

        public override int GetHashCode() => Quantity.Value.GetHashCode();
    }
}
