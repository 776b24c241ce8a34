using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterSim.Api;

/// <summary>A number or a text, as in a port given by number or by name, or a count given absolutely or as a percentage.</summary>
public readonly record struct IntOrString
{
    private readonly string? _text;
    private readonly int _number;

    /// <summary>A number.</summary>
    public IntOrString(int number) => _number = number;

    /// <summary>A text.</summary>
    public IntOrString(string text) => _text = text;

    /// <summary>True when it is a text.</summary>
    [MemberNotNullWhen(true, nameof(Text))]
    public bool IsText => _text is not null;

    /// <summary>The text, or null when it is a number.</summary>
    public string? Text => _text;

    /// <summary>The number; 0 when it is a text.</summary>
    public int Number => _number;

    /// <summary>A number.</summary>
    public static implicit operator IntOrString(int number) => new(number);

    /// <summary>A text.</summary>
    public static implicit operator IntOrString(string text) => new(text);

    /// <summary>The percentage the text states: <c>25</c> for <c>25%</c>; null when it is not a whole number with a percent sign.</summary>
    public int? Percent =>
        _text is [.. var digits, '%'] && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) ? percent : null;

    /// <summary>The number, or the percentage taken of <paramref name="total"/>.</summary>
    /// <param name="total">What 100 % stands for.</param>
    /// <param name="roundUp">Whether a fraction counts as a whole one.</param>
    /// <exception cref="FormatException">It is a text that is no percentage.</exception>
    public int ScaledTo(int total, bool roundUp)
    {
        if (!IsText)
            return _number;
        var percent = Percent ?? throw new FormatException($"invalid value for IntOrString: invalid type: string is not a percentage");
        var product = (long)percent * total;
        return (int)(roundUp ? Math.Ceiling(product / 100.0) : Math.Floor(product / 100.0));
    }

    /// <summary>The number or the text.</summary>
    public override string ToString() => _text ?? _number.ToString(CultureInfo.InvariantCulture);
}
