namespace ClusterSim.Cron;

/// <summary>One of the five fields of a schedule: its bounds and the names some of its numbers have.</summary>
/// <param name="Min">Smallest number allowed.</param>
/// <param name="Max">Largest number allowed.</param>
/// <param name="Names">Names in lower case, the first standing for <paramref name="Min"/>.</param>
internal sealed record CronField(int Min, int Max, params string[] Names)
{
    private const ulong Star = 1UL << 63; // Says that the field does not restrict anything.

    public static readonly CronField Minutes = new(0, 59);
    public static readonly CronField Hours = new(0, 23);
    public static readonly CronField DaysOfMonth = new(1, 31);
    public static readonly CronField Months = new(1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    public static readonly CronField DaysOfWeek = new(0, 6, "sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// <summary>Whether a field that was read as <paramref name="bits"/> was a star.</summary>
    public static bool IsStar(ulong bits) => (bits & Star) != 0;

    /// <summary>The numbers that <paramref name="text"/> names, as bits.</summary>
    /// <exception cref="FormatException">It is no list of ranges within the bounds.</exception>
    public ulong Read(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(0UL, (bits, range) => bits | ReadRange(range));

    private ulong ReadRange(string text)
    {
        var parts = text.Split('/');
        var ends = parts[0].Split('-');
        if (ends.Length > 2 && ends[0] is not ("*" or "?"))
            Check(text, ReadNumber(ends[0]) >= 0, "", "too many hyphens");
        var star = ends[0] is "*" or "?";
        var start = star ? Min : ReadNumber(ends[0]);
        var end = star ? Max : ends.Length == 2 ? ReadNumber(ends[1]) : start;
        Check(text, star || ends.Length <= 2, "", "too many hyphens");
        Check(text, parts.Length <= 2, "", "too many slashes");
        var step = parts.Length == 2 ? Integer(parts[1]) : 1;
        if (parts.Length == 2 && ends.Length == 1)
            end = Max; // "N/step" means "N-max/step".
        Check(text, start >= Min, $"({start}) below minimum ({Min})", "beginning of range ");
        Check(text, end <= Max, $"({end}) above maximum ({Max})", "end of range ");
        Check(text, start <= end, $"({start}) beyond end of range ({end})", "beginning of range ");
        Check(text, step > 0, "", "step of range should be a positive number");
        var bits = star && step == 1 ? Star : 0;
        for (var number = start; number <= end; number += step)
            bits |= 1UL << number;
        return bits;
    }

    private int ReadNumber(string text) => Array.IndexOf(Names, text.ToLowerInvariant()) is >= 0 and var index ? Min + index : Integer(text);

    private static int Integer(string text)
    {
        if (!GoInteger.TryParse(text, out var number, out var problem))
            throw new FormatException($"failed to parse int from {text}: {problem}");
        if (number < 0)
            throw new FormatException($"negative number ({number}) not allowed: {text}");
        return (int)Math.Min(number, int.MaxValue);
    }

    private static void Check(string text, bool holds, string which, string what)
    {
        if (!holds)
            throw new FormatException($"{what}{which}: {text}");
    }
}
