using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that read something and print what becomes of it.</summary>
internal static class FilterCommands
{
    public static Task<int> CatAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var number = 0;
        return Inputs.ForEachAsync(process, arguments.Operands, async (_, input) =>
        {
            if (!arguments.Has("n"))
            {
                while (await input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
                    await process.WriteAsync(bytes);
                return;
            }
            while (await input.ReadLineAsync(process.Killed) is { } line)
                await process.WriteLineAsync($"{++number,6}\t{line}");
        });
    }

    public static Task<int> HeadAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "nc");
        var lines = Count(process, arguments, "n", 10);
        var several = arguments.Operands.Count > 1;
        return Inputs.ForEachAsync(process, Files(arguments), async (name, input) =>
        {
            if (several)
                await process.WriteLineAsync($"==> {name} <==");
            if (arguments.Find("c") is { } bytes)
            {
                await CopyBytesAsync(process, input, long.TryParse(bytes, CultureInfo.InvariantCulture, out var count) ? count : 0);
                return;
            }
            for (var i = 0L; i < lines && await input.ReadLineAsync(process.Killed) is { } line; i++)
                await process.WriteLineAsync(line);
        });
    }

    /// <summary>How many lines: <c>-n 5</c>, or <c>-5</c>.</summary>
    public static long Count(Process process, CommandArguments arguments, string option, long otherwise)
    {
        var text = arguments.Find(option, option == "n" ? "lines" : "bytes") ?? process.Arguments.FirstOrDefault(word => word is ['-', >= '0' and <= '9', ..])?[1..];
        return long.TryParse(text?.TrimStart('+'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? Math.Abs(count) : otherwise;
    }

    public static async Task<int> WcAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var all = !arguments.Has("l", "w", "c");
        long lines = 0, words = 0, bytes = 0;
        var status = await Inputs.ForEachAsync(process, arguments.Operands, async (name, input) =>
        {
            var content = await input.ReadAllAsync(process.Killed);
            var (l, w, c) = (content.AsSpan().Count((byte)'\n'), Encoding.UTF8.GetString(content).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, content.Length);
            (lines, words, bytes) = (lines + l, words + w, bytes + c);
            await PrintAsync(l, w, c, name);
        });
        if (arguments.Operands.Count > 1)
            await PrintAsync(lines, words, bytes, "total");
        return status;

        Task PrintAsync(long l, long w, long c, string name)
        {
            List<long> counts = [];
            if (all || arguments.Has("l"))
                counts.Add(l);
            if (all || arguments.Has("w"))
                counts.Add(w);
            if (all || arguments.Has("c"))
                counts.Add(c);
            var text = counts.Count == 1 ? counts[0].ToString(CultureInfo.InvariantCulture) : string.Join(' ', counts.Select(count => $"{count,9}"));
            return process.WriteLineAsync(name == "-" ? text : $"{text} {name}");
        }
    }

    public static async Task<int> SortAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "kto");
        var (lines, status) = await Inputs.ReadLinesAsync(process, arguments.Operands);
        var key = arguments.Find("k") is { } text && int.TryParse(text.Split(',', '.')[0].TrimEnd('n', 'r'), CultureInfo.InvariantCulture, out var field) ? field : 0;
        var isNumeric = arguments.Has("n") || arguments.Find("k") is { } flags && flags.Contains('n');
        string KeyOf(string line)
        {
            if (key == 0)
                return line;
            var fields = arguments.Find("t") is { Length: > 0 } separator ? line.Split(separator[0]) : line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            return key <= fields.Length ? string.Join(' ', fields.Skip(key - 1)) : "";
        }
        var sorted = isNumeric ? lines.OrderBy(line => Number(KeyOf(line))).ThenBy(line => line, StringComparer.Ordinal) : lines.OrderBy(KeyOf, StringComparer.Ordinal).ThenBy(line => line, StringComparer.Ordinal);
        var result = arguments.Has("r") ? sorted.Reverse() : sorted;
        foreach (var line in arguments.Has("u") ? result.Distinct(StringComparer.Ordinal) : result)
            await process.WriteLineAsync(line);
        return status;
    }

    public static async Task<int> UniqAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var (lines, status) = await Inputs.ReadLinesAsync(process, arguments.Operands);
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            while (end < lines.Count && lines[end] == lines[i])
                end++;
            if ((!arguments.Has("d") || end - i > 1) && (!arguments.Has("u") || end - i == 1))
                await process.WriteLineAsync(arguments.Has("c") ? $"{end - i,7} {lines[i]}" : lines[i]);
            i = end;
        }
        return status;
    }

    public static Task<int> CutAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "dfcb");
        var separator = arguments.Find("d") is { Length: > 0 } given ? given[0] : '\t';
        var ranges = Ranges(arguments.Find("f", "c", "b") ?? "");
        return Inputs.ForEachAsync(process, arguments.Operands, async (_, input) =>
        {
            while (await input.ReadLineAsync(process.Killed) is { } line)
            {
                if (!arguments.Has("f"))
                    await process.WriteLineAsync(string.Concat(line.Where((_, i) => ranges(i + 1))));
                else if (line.Contains(separator))
                    await process.WriteLineAsync(string.Join(separator, line.Split(separator).Where((_, i) => ranges(i + 1))));
                else if (!arguments.Has("s"))
                    await process.WriteLineAsync(line);
            }
        });
    }

    public static Task<int> RevAsync(Process process) => Inputs.ForEachAsync(process, CommandArguments.Of(process).Operands, async (_, input) =>
    {
        while (await input.ReadLineAsync(process.Killed) is { } line)
            await process.WriteLineAsync(string.Concat(line.Reverse()));
    });

    public static async Task<int> TeeAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        var files = arguments.Operands.Select(path => FileStreams.OpenToWrite(process, path, arguments.Has("a"))).ToList();
        while (await process.Input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
        {
            await process.WriteAsync(bytes);
            foreach (var file in files)
                await file.WriteAsync(bytes, process.Killed);
        }
        return 0;
    }

    public static Task<int> Base64Async(Process process)
    {
        var arguments = CommandArguments.Of(process, "w", "wrap");
        return Inputs.ForEachAsync(process, arguments.Operands, async (_, input) =>
        {
            var bytes = await input.ReadAllAsync(process.Killed);
            if (arguments.Has("d", "D", "decode"))
            {
                var text = string.Concat(Encoding.ASCII.GetString(bytes).Where(letter => !char.IsWhiteSpace(letter)));
                byte[] decoded;
                try
                {
                    decoded = Convert.FromBase64String(text);
                }
                catch (FormatException)
                {
                    throw new IOException(process.Container.Image.Userland == Userland.Debian ? "invalid input" : "truncated input");
                }
                await process.WriteAsync(decoded);
                return;
            }
            var encoded = Convert.ToBase64String(bytes);
            var width = arguments.Find("w", "wrap") is { } wrap && int.TryParse(wrap, CultureInfo.InvariantCulture, out var given) ? given : 76;
            if (width == 0)
                await process.WriteAsync(encoded);
            for (var i = 0; width > 0 && i < encoded.Length; i += width)
                await process.WriteLineAsync(encoded.Substring(i, Math.Min(width, encoded.Length - i)));
        });
    }

    public static Task<int> DigestAsync(Process process) => Inputs.ForEachAsync(process, CommandArguments.Of(process).Operands, async (name, input) =>
    {
        var bytes = await input.ReadAllAsync(process.Killed);
        await process.WriteLineAsync($"{Convert.ToHexStringLower(Digest(FileSystem.NameOf(process.Name), bytes))}  {name}");
    });

    public static async Task<int> XargsAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        var perCall = int.MaxValue;
        string? placeholder = null;
        while (words is [['-', ..], ..])
        {
            if (words[0].StartsWith("-n", StringComparison.Ordinal) && int.TryParse(words[0].Length > 2 ? words[0][2..] : words.ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var n))
                perCall = Math.Max(1, n);
            else if (words[0].StartsWith("-I", StringComparison.Ordinal))
                placeholder = words[0].Length > 2 ? words[0][2..] : words.ElementAtOrDefault(1);
            words.RemoveRange(0, words[0] is "-n" or "-I" or "-P" or "-L" ? Math.Min(2, words.Count) : 1);
        }
        if (words.Count == 0)
            words.Add("echo");
        var lines = Inputs.Split(await process.Input.ReadAllAsync(process.Killed));
        var status = 0;
        if (placeholder is not null)
        {
            foreach (var line in lines)
                status |= await RunAsync([.. words.Select(word => word.Replace(placeholder, line.Trim(), StringComparison.Ordinal))]);
            return status == 0 ? 0 : 123;
        }
        foreach (var chunk in lines.SelectMany(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Chunk(perCall))
            status |= await RunAsync([.. words, .. chunk]);
        return status == 0 ? 0 : 123;

        Task<int> RunAsync(IReadOnlyList<string> command) => SystemCommands.RunAsync(process, command, new(process.Environment));
    }

    private static IReadOnlyList<string> Files(CommandArguments arguments) => arguments.Operands;

    private static decimal Number(string text)
    {
        var digits = new string([.. text.TrimStart().TakeWhile((letter, i) => char.IsAsciiDigit(letter) || letter == '.' || (i == 0 && letter == '-'))]);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static byte[] Digest(string name, byte[] bytes) => name switch
    {
#pragma warning disable CA5350, CA5351 // The commands exist, and people compare files with them.
        "md5sum" => MD5.HashData(bytes),
        "sha1sum" => SHA1.HashData(bytes),
#pragma warning restore CA5350, CA5351
        "sha512sum" => SHA512.HashData(bytes),
        _ => SHA256.HashData(bytes),
    };

    private static Func<int, bool> Ranges(string text)
    {
        var ranges = text.Split(',').Select(range => range.Split('-')).Select(range => (
            From: int.TryParse(range[0], CultureInfo.InvariantCulture, out var from) ? from : 1,
            To: range.Length == 1 ? (int.TryParse(range[0], CultureInfo.InvariantCulture, out var only) ? only : 0) : int.TryParse(range[1], CultureInfo.InvariantCulture, out var to) ? to : int.MaxValue)).ToArray();
        return number => Array.Exists(ranges, range => number >= range.From && number <= range.To);
    }

    private static async Task CopyBytesAsync(Process process, ProcessInput input, long count)
    {
        while (count > 0 && await input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
        {
            await process.WriteAsync(bytes[..(int)Math.Min(count, bytes.Length)]);
            count -= bytes.Length;
        }
    }
}
