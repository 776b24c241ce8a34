using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Text with backslashes, as <c>echo -e</c> and <c>printf</c> take it.</summary>
internal static class EscapedText
{
    public static string Decode(string text) => Decode(text, out _);

    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether it said with <c>\c</c> that nothing more should be printed.</param>
    public static string Decode(string text, out bool isCut)
    {
        isCut = false;
        if (!text.Contains('\\'))
            return text;
        var decoded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                decoded.Append(text[i]);
                continue;
            }
            var letter = text[++i];
            if (letter == 'c')
            {
                isCut = true;
                break;
            }
            if (letter is 'x' or (>= '0' and <= '7'))
                decoded.Append((char)Number(text, ref i, letter));
            else
                decoded.Append(Simple(letter));
        }
        return decoded.ToString();
    }

    private static string Simple(char letter) => letter switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'v' => "\v",
        'e' => "\e",
        '\\' => "\\",
        '"' => "\"",
        '\'' => "'",
        _ => "\\" + letter,
    };

    private static int Number(string text, ref int at, char first)
    {
        var isHex = first == 'x';
        var start = isHex ? at + 1 : at;
        var end = start;
        while (end < text.Length && end < start + (isHex ? 2 : first == '0' ? 4 : 3) && (isHex ? char.IsAsciiHexDigit(text[end]) : text[end] is >= '0' and <= '7'))
            end++;
        at = end - 1;
        if (end == start)
            return 'x';
        return isHex ? int.Parse(text.AsSpan(start, end - start), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : Convert.ToInt32(text[start..end], 8) & 255;
    }
}
