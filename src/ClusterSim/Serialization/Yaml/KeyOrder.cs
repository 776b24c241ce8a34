namespace ClusterSim.Serialization;

/// <summary>The order in which YAML is written: letters after everything else, and runs of digits by the number they are.</summary>
/// <remarks>Source: go-yaml v2, sorter.go.</remarks>
internal sealed class KeyOrder : IComparer<string>
{
    public static KeyOrder Natural { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        var at = left.CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
            return left.Length.CompareTo(right.Length);
        var (leftIsLetter, rightIsLetter) = (char.IsLetter(left[at]), char.IsLetter(right[at]));
        if (leftIsLetter || rightIsLetter)
            return leftIsLetter && rightIsLetter ? left[at].CompareTo(right[at]) : leftIsLetter ? 1 : -1;
        return CompareNumbers(left, right, at) is not 0 and var order ? order : left[at].CompareTo(right[at]);
    }

    // Where the texts part in the middle of a number, a zero counts as a digit of it rather than as a leading one.
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int at)
    {
        var inNumber = false;
        if (left[at] == '0' || right[at] == '0')
            for (var before = at - 1; before >= 0 && char.IsDigit(left[before]) && !inNumber; before--)
                inNumber = left[before] != '0';
        var (leftNumber, leftDigits) = ReadNumber(left[at..], inNumber ? 1 : 0);
        var (rightNumber, rightDigits) = ReadNumber(right[at..], inNumber ? 1 : 0);
        var order = leftNumber.CompareTo(rightNumber);
        return order != 0 ? order : leftDigits.CompareTo(rightDigits);
    }

    private static (long Number, int Digits) ReadNumber(ReadOnlySpan<char> text, long number)
    {
        var digits = 0;
        for (; digits < text.Length && char.IsDigit(text[digits]); digits++)
            number = unchecked((number * 10) + (text[digits] - '0'));
        return (number, digits);
    }
}
