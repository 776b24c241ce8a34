using System.Globalization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Selectors;

/// <summary>One condition on one label.</summary>
/// <remarks>Source: apimachinery labels/selector.go, Requirement (v1.36).</remarks>
internal sealed class LabelRequirement
{
    private readonly long _bound;

    private LabelRequirement(string key, LabelOperator @operator, IReadOnlyList<string> values)
    {
        Key = key;
        Operator = @operator;
        Values = values;
        if (@operator is LabelOperator.GreaterThan or LabelOperator.LessThan)
            _ = TryNumber(values[0], out _bound);
    }

    public string Key { get; }

    public LabelOperator Operator { get; }

    /// <summary>What is compared with, in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>A requirement of a selector that validation has let pass.</summary>
    public static LabelRequirement Of(string key, LabelOperator @operator, IEnumerable<string> values) => new(key, @operator, [.. values.Order(StringComparer.Ordinal)]);

    /// <summary>A requirement of which nothing is known to be right.</summary>
    /// <exception cref="SelectorException">A value is no label value, or no number where one is needed.</exception>
    public static LabelRequirement Checked(string key, LabelOperator @operator, IEnumerable<string> values)
    {
        string[] sorted = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<string> wrong = [];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (@operator is LabelOperator.GreaterThan or LabelOperator.LessThan && !TryNumber(sorted[i], out _))
                wrong.Add($"values[{i}]: Invalid value: {GoText.Quote(sorted[i])}: for 'Gt', 'Lt' operators, the value must be an integer");
        }
        for (var i = 0; i < sorted.Length; i++)
        {
            if (LabelSyntax.CheckValue(sorted[i]) is { Count: > 0 } problems)
                wrong.Add($"values[{i}][{key}]: Invalid value: {GoText.Quote(sorted[i])}: {string.Join("; ", problems)}");
        }
        return wrong.Count switch
        {
            0 => new(key, @operator, sorted),
            1 => throw new SelectorException(wrong[0]),
            _ => throw new SelectorException("[" + string.Join(", ", wrong) + "]"),
        };
    }

    public bool Matches(ValueMap<string> labels)
    {
        var exists = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            LabelOperator.Exists => exists,
            LabelOperator.DoesNotExist => !exists,
            LabelOperator.NotIn or LabelOperator.NotEquals => !exists || !Values.Contains(value!),
            LabelOperator.GreaterThan => exists && TryNumber(value!, out var number) && number > _bound,
            LabelOperator.LessThan => exists && TryNumber(value!, out var number) && number < _bound,
            _ => exists && Values.Contains(value!),
        };
    }

    /// <summary>As <c>kubectl</c> would take it.</summary>
    public override string ToString() => Operator switch
    {
        LabelOperator.Exists => Key,
        LabelOperator.DoesNotExist => "!" + Key,
        LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Equals => Key + "=" + Values[0],
        LabelOperator.DoubleEquals => Key + "==" + Values[0],
        LabelOperator.NotEquals => Key + "!=" + Values[0],
        LabelOperator.GreaterThan => Key + ">" + Values[0],
        _ => Key + "<" + Values[0],
    };

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
