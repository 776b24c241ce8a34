using System.Globalization;

namespace ClusterSim.Api;

/// <summary>Reads the one form of timestamps the API knows, and says what is wrong with others as Go does.</summary>
/// <remarks>Source: Go's time.Parse with the layouts RFC3339 and RFC3339Micro.</remarks>
internal ref struct Rfc3339
{
    private const string SecondsLayout = "2006-01-02T15:04:05Z07:00";
    private const string MicroLayout = "2006-01-02T15:04:05.000000Z07:00";

    private readonly string _text;
    private readonly string _layout;
    private ReadOnlySpan<char> _rest;

    private Rfc3339(string text, string layout)
    {
        _text = text;
        _layout = layout;
        _rest = text;
    }

    /// <summary>Reads a time with or without a fraction of a second.</summary>
    /// <exception cref="FormatException">It is none; the message is Go's.</exception>
    public static DateTimeOffset Parse(string text) => new Rfc3339(text, SecondsLayout).Read(exactlyMicroseconds: false);

    /// <summary>Reads a time with exactly six digits of fraction.</summary>
    /// <exception cref="FormatException">It is none; the message is Go's.</exception>
    public static DateTimeOffset ParseMicro(string text) => new Rfc3339(text, MicroLayout).Read(exactlyMicroseconds: true);

    /// <summary>The time in UTC; by hand, since objects carry many and a format string takes ten times as long.</summary>
    public static string Write(DateTimeOffset instant, bool withMicroseconds) => string.Create(withMicroseconds ? 27 : 20, instant.UtcDateTime, static (text, time) =>
    {
        "0000-00-00T00:00:00.000000".AsSpan(0, text.Length - 1).CopyTo(text);
        text[^1] = 'Z';
        WriteNumber(text[..4], time.Year);
        WriteNumber(text[5..7], time.Month);
        WriteNumber(text[8..10], time.Day);
        WriteNumber(text[11..13], time.Hour);
        WriteNumber(text[14..16], time.Minute);
        WriteNumber(text[17..19], time.Second);
        if (text.Length > 20)
            WriteNumber(text[20..26], (int)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
    });

    private DateTimeOffset Read(bool exactlyMicroseconds)
    {
        var year = ReadNumber(4, "2006");
        Skip("-");
        var month = InRange(ReadNumber(2, "01"), 1, 12, "month");
        Skip("-");
        var day = ReadNumber(2, "02");
        Skip("T");
        var hour = InRange(ReadHour(), 0, 23, "hour");
        Skip(":");
        var minute = InRange(ReadNumber(2, "04"), 0, 59, "minute");
        Skip(":");
        var second = InRange(ReadNumber(2, "05"), 0, 59, "second");
        var ticks = exactlyMicroseconds ? ReadMicroseconds() : ReadFraction();
        var offset = ReadZone();
        if (_rest.Length > 0)
            throw new FormatException($"parsing time {Quote(_text)}: extra text: {Quote(_rest)}");
        if (year < 1 || day < 1 || day > DateTime.DaysInMonth(year, month))
            throw OutOfRange("day");
        return new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks) - offset;
    }

    private static void WriteNumber(Span<char> digits, int number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
            digits[i] = (char)('0' + (number % 10));
    }

    private int ReadNumber(int digits, string element)
    {
        if (_rest.Length < digits || _rest[..digits].ContainsAnyExceptInRange('0', '9'))
            throw Bad(element);
        return Take(digits);
    }

    private int ReadHour()
    {
        if (_rest.IsEmpty || !char.IsAsciiDigit(_rest[0]))
            throw Bad("15");
        return Take(_rest.Length > 1 && char.IsAsciiDigit(_rest[1]) ? 2 : 1);
    }

    private int Take(int digits)
    {
        var number = int.Parse(_rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return number;
    }

    private long ReadFraction()
    {
        if (_rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1]))
            return 0;
        var end = 1;
        while (end < _rest.Length && char.IsAsciiDigit(_rest[end]))
            end++;
        return TakeFraction(end);
    }

    private long ReadMicroseconds()
    {
        if (_rest.Length < 7 || _rest[0] is not ('.' or ',') || _rest[1..7].ContainsAnyExceptInRange('0', '9'))
            throw Bad(".000000");
        return TakeFraction(7);
    }

    // Ticks are 100 ns; finer digits are cut off.
    private long TakeFraction(int end)
    {
        var ticks = 0L;
        for (var i = 1; i <= 7; i++)
            ticks = (ticks * 10) + (i < end ? _rest[i] - '0' : 0);
        _rest = _rest[end..];
        return ticks;
    }

    private TimeSpan ReadZone()
    {
        if (_rest is ['Z', ..])
        {
            _rest = _rest[1..];
            return TimeSpan.Zero;
        }
        if (_rest is not ['+' or '-', >= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '9', >= '0' and <= '9', ..])
            throw Bad("Z07:00");
        var sign = _rest[0] == '-' ? -1 : 1;
        _rest = _rest[1..];
        var hours = InRange(Take(2), 0, 24, "time zone offset hour");
        _rest = _rest[1..];
        return sign * new TimeSpan(hours, InRange(Take(2), 0, 59, "time zone offset minute"), 0);
    }

    private void Skip(string separator)
    {
        if (!_rest.StartsWith(separator, StringComparison.Ordinal))
            throw Bad(separator);
        _rest = _rest[separator.Length..];
    }

    private readonly int InRange(int number, int smallest, int largest, string what) => number >= smallest && number <= largest ? number : throw OutOfRange(what);

    private readonly FormatException OutOfRange(string what) => new($"parsing time {Quote(_text)}: {what} out of range");

    private readonly FormatException Bad(string element) => new($"parsing time {Quote(_text)} as {Quote(_layout)}: cannot parse {Quote(_rest)} as {Quote(element)}");

    private static string Quote(ReadOnlySpan<char> text) =>
        "\"" + text.ToString().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
