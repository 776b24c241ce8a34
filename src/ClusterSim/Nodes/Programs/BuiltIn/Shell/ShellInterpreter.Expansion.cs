using System.Globalization;
using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>What words become: parameters, command substitution, arithmetic, splitting, file names.</content>
internal sealed partial class ShellInterpreter
{
    private async Task<IReadOnlyList<string>> ExpandAsync(IReadOnlyList<Word> words)
    {
        List<string> result = [];
        foreach (var word in words)
        {
            if (word.Bare is { } bare && !bare.AsSpan().ContainsAny("*?[{~"))
            {
                result.Add(bare);
                continue;
            }
            foreach (var variant in _kind == ShellKind.Bash ? Braces.Expand(word) : [word])
            {
                var fields = new FieldBuilder(ValueOf("IFS") ?? " \t\n");
                await ExpandAsync(variant, fields);
                foreach (var (text, pattern) in fields.Finish())
                    result.AddRange(GlobPattern.IsPattern(pattern) ? FileNames.Match(_process, pattern, text) : [text]);
            }
        }
        return result;
    }

    private async Task<string> ExpandToTextAsync(Word word)
    {
        var fields = new FieldBuilder(separators: null);
        await ExpandAsync(word, fields);
        return fields.Joined;
    }

    private async Task<string> ExpandToPatternAsync(Word word)
    {
        var fields = new FieldBuilder(separators: null);
        await ExpandAsync(word, fields);
        return fields.JoinedPattern;
    }

    private async Task ExpandAsync(Word word, FieldBuilder fields)
    {
        for (var i = 0; i < word.Parts.Count; i++)
        {
            switch (word.Parts[i])
            {
                case TextPart { IsQuoted: false } text when i == 0 && text.Text is "~" or ['~', '/', ..]:
                    fields.AddQuoted(ValueOf("HOME") ?? "");
                    fields.AddPlain(text.Text[1..]);
                    break;
                case TextPart text:
                    if (text.IsQuoted)
                        fields.AddQuoted(text.Text);
                    else
                        fields.AddPlain(text.Text);
                    break;
                case ParameterPart { Name: "@", Operator: "", IsQuoted: true }:
                    fields.AddSeparately(_parameters);
                    break;
                case ParameterPart parameter when IsAboutAll(parameter):
                    await ExpandAllAsync(parameter, fields);
                    break;
                case ParameterPart parameter:
                    await ExpandParameterAsync(parameter, fields);
                    break;
                case CommandPart command:
                    fields.Add(await SubstituteAsync(command.Command), command.IsQuoted);
                    break;
                case ArithmeticPart arithmetic:
                    if (await EvaluateAsync(arithmetic.Expression) is { } value)
                        fields.Add(value.ToString(CultureInfo.InvariantCulture), arithmetic.IsQuoted);
                    else
                        (_flow, _status) = (Flow.Exit, 2);
                    break;
            }
        }
    }

    private async Task ExpandParameterAsync(ParameterPart part, FieldBuilder fields)
    {
        var name = await NameOfAsync(part);
        var value = ValueOf(name);
        var isMissing = part.Operator.StartsWith(':') ? string.IsNullOrEmpty(value) : value is null;
        switch (part.Operator)
        {
            case ":-" or "-" when isMissing:
                await ExpandArgumentAsync(part, fields);
                return;
            case ":+" or "+":
                if (!isMissing)
                    await ExpandArgumentAsync(part, fields);
                return;
            case ":=" or "=" when isMissing:
                Set(name, value = await ExpandToTextAsync(part.Argument!));
                break;
            case ":?" or "?" when isMissing:
                var message = await ExpandToTextAsync(part.Argument!);
                await ComplainAsync($"{part.Name}: {(message.Length > 0 ? message : "parameter null or not set")}");
                (_flow, _status) = (Flow.Exit, 2);
                return;
            case "length":
                value = (part.Name is "@" or "*" ? _parameters.Count : value?.Length ?? 0).ToString(CultureInfo.InvariantCulture);
                break;
            case "indirect":
                value = value is null ? null : ValueOf(value);
                break;
            case "#" or "##" or "%" or "%%" or "/" or "//" or ":" or "^" or "^^" or "," or ",,":
                value = await ChangeAsync(value ?? "", part);
                break;
            default:
                if (value is null && _refusesUnset && part.Operator.Length == 0 && part.Name is not ("@" or "*"))
                {
                    await ComplainAsync($"{part.Name}: parameter not set");
                    (_flow, _status) = (Flow.Exit, 2);
                }
                break;
        }
        fields.Add(value ?? "", part.IsQuoted);
    }

    private async Task<string> ChangeAsync(string value, ParameterPart part) => part.Operator switch
    {
        "/" or "//" => await ReplaceAsync(value, part),
        ":" => Substring(value, await ExpandToTextAsync(part.Argument!)),
        "^^" => value.ToUpperInvariant(),
        ",," => value.ToLowerInvariant(),
        "^" => value.Length == 0 ? value : value[..1].ToUpperInvariant() + value[1..],
        "," => value.Length == 0 ? value : value[..1].ToLowerInvariant() + value[1..],
        _ => Trim(value, await ExpandToPatternAsync(part.Argument!), part.Operator),
    };

    private async Task ExpandArgumentAsync(ParameterPart part, FieldBuilder fields)
    {
        if (part.IsQuoted)
            fields.AddQuoted(await ExpandToTextAsync(part.Argument!));
        else
            await ExpandAsync(part.Argument!, fields);
    }

    private static string Trim(string value, string pattern, string how)
    {
        var isPrefix = how[0] == '#';
        for (var i = 0; i <= value.Length; i++)
        {
            var length = how.Length == 1 ? i : value.Length - i; // Shortest first, or longest.
            var part = isPrefix ? value.AsSpan(0, length) : value.AsSpan(value.Length - length);
            if (GlobPattern.IsMatch(pattern, part))
                return isPrefix ? value[length..] : value[..^length];
        }
        return value;
    }

    private async Task<string> ReplaceAsync(string value, ParameterPart part)
    {
        var text = await ExpandToTextAsync(part.Argument!);
        var slash = text.IndexOf('/');
        var (old, replacement) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        if (old.Length == 0)
            return value;
        if (part.Operator == "//")
            return value.Replace(old, replacement, StringComparison.Ordinal);
        var at = value.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? value : value[..at] + replacement + value[(at + old.Length)..];
    }

    private string Substring(string value, string range)
    {
        var parts = range.Split(':');
        var from = Number(parts[0]);
        var start = (int)Math.Clamp(from < 0 ? value.Length + from : from, 0, value.Length);
        if (parts.Length == 1)
            return value[start..];
        var length = Number(parts[1]);
        var end = (int)Math.Clamp(length < 0 ? value.Length + length : start + length, start, value.Length);
        return value[start..end];
    }

    private async Task<string> SubstituteAsync(ShellNode command)
    {
        var output = new BufferSink();
        var outer = _process.Output;
        _process.Output = output;
        try
        {
            _substituted = await RunInSubshellAsync(command, null, null);
        }
        finally
        {
            _process.Output = outer;
        }
        return output.Text.TrimEnd('\n').Replace("\0", "", StringComparison.Ordinal);
    }
}
