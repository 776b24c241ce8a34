using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>When values go.</summary>
internal static class RedisExpiry
{
    /// <summary>A command as it is kept: with points in time in place of spans, since it may be carried out again much later.</summary>
    public static string[] Absolute(string[] command, DateTimeOffset now)
    {
        switch (command[0].ToUpperInvariant())
        {
            case "EXPIRE" or "PEXPIRE" when long.TryParse(command[2], CultureInfo.InvariantCulture, out var span):
                return ["PEXPIREAT", command[1], Milliseconds(now + (command[0].StartsWith('P') || command[0].StartsWith('p') ? TimeSpan.FromMilliseconds(span) : TimeSpan.FromSeconds(span)))];
            case "SETEX" or "PSETEX" when long.TryParse(command[2], CultureInfo.InvariantCulture, out var span):
                return ["SET", command[1], command[3], "PXAT", Milliseconds(now + (command[0].Length == 6 ? TimeSpan.FromMilliseconds(span) : TimeSpan.FromSeconds(span)))];
            case "SET" when command.Length > 3:
                for (var i = 3; i + 1 < command.Length; i++)
                    if (Find(command[i], command[i + 1], now) is { } until)
                        return ["SET", command[1], command[2], "PXAT", Milliseconds(until)];
                return [.. command.Take(3)];
            default:
                return command;
        }
    }

    /// <summary>The point in time that an option of <c>SET</c> or <c>GETEX</c> names; null when it names none.</summary>
    public static DateTimeOffset? Find(string option, string value, DateTimeOffset now)
    {
        if (!long.TryParse(value, CultureInfo.InvariantCulture, out var number))
            return null;
        return option.ToUpperInvariant() switch
        {
            "EX" => now + TimeSpan.FromSeconds(number),
            "PX" => now + TimeSpan.FromMilliseconds(number),
            "EXAT" => DateTimeOffset.FromUnixTimeSeconds(number),
            "PXAT" => DateTimeOffset.FromUnixTimeMilliseconds(number),
            _ => null,
        };
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
