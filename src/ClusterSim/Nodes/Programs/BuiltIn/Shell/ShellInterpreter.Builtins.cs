using System.Globalization;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Programs.BuiltIn.Unknown;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>Commands that only the shell itself can carry out.</content>
internal sealed partial class ShellInterpreter
{
    private readonly Stack<List<(string Name, ShellVariable? Value)>> _locals = [];

    private Func<IReadOnlyList<string>, Task<int>>? FindBuiltin(string name) => name switch
    {
        ":" => static _ => Task.FromResult(0),
        "." or "source" => SourceAsync,
        "break" => words => Task.FromResult(Leave(Flow.Break, words)),
        "continue" => words => Task.FromResult(Leave(Flow.Continue, words)),
        "return" => words => Task.FromResult(End(Flow.Return, words)),
        "exit" or "logout" => words => Task.FromResult(End(Flow.Exit, words)),
        "cd" => ChangeDirectoryAsync,
        "eval" => words => EvalAsync(string.Join(' ', words.Skip(1))),
        "export" or "readonly" or "declare" or "typeset" => ExportAsync,
        "local" => LocalAsync,
        "unset" => Unset,
        "set" => SetAsync,
        "shift" => Shift,
        "read" => ReadAsync,
        "type" or "command" => CommandAsync,
        "wait" => WaitAsync,
        "jobs" or "umask" or "ulimit" or "alias" or "unalias" or "hash" or "shopt" or "history" => static _ => Task.FromResult(0),
        "let" => LetAsync,
        "trap" => TrapAsync,
        "printf" => PrintAsync,
        "getopts" => GetOptionAsync,
        "mapfile" or "readarray" => ReadLinesAsync,
        _ => null,
    };

    private int Leave(Flow how, IReadOnlyList<string> words)
    {
        _flow = how;
        _levels = words.Count > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var levels) ? levels : 1;
        return 0;
    }

    private int End(Flow how, IReadOnlyList<string> words)
    {
        _flow = how;
        return words.Count > 1 && int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var status) ? status & 255 : _status;
    }

    private async Task<int> SourceAsync(IReadOnlyList<string> words)
    {
        if (words.Count < 2)
            return 2;
        if (_process.Files.Find(_process.PathOf(words[1])) is not RegularFile file)
        {
            if (_process.Container.Image.IsUnknown)
                return 0; // It may well have it.
            await ComplainAsync($"{words[0]}: can't open '{words[1]}': {FileException.NotFoundText}");
            return 1;
        }
        return await EvalAsync(System.Text.Encoding.UTF8.GetString(file.Content.Span));
    }

    private async Task<int> EvalAsync(string script)
    {
        try
        {
            return await RunAsync(ShellParser.Parse(script));
        }
        catch (ShellSyntaxException error)
        {
            await ComplainAsync(error.Message);
            return 2;
        }
    }

    private async Task<int> ChangeDirectoryAsync(IReadOnlyList<string> words)
    {
        var target = words.Count < 2 ? ValueOf("HOME") ?? "/" : words[1] == "-" ? ValueOf("OLDPWD") ?? _process.Directory : words[1];
        var path = _process.PathOf(target);
        if (_process.Container.Image.IsUnknown)
            ImaginedFiles.MakeDirectory(_process, path);
        try
        {
            _process.Files.GetDirectory(path);
        }
        catch (FileException error)
        {
            await ComplainAsync(_kind == ShellKind.Ash ? $"cd: can't cd to {target}: {error.Message}" : $"cd: {target}: {error.Message}");
            return _kind == ShellKind.Ash ? 2 : 1;
        }
        Set("OLDPWD", _process.Directory);
        Set("PWD", path);
        _process.Directory = path;
        if (words is [_, "-"])
            await _process.WriteLineAsync(path);
        return 0;
    }

    private async Task<int> ExportAsync(IReadOnlyList<string> words)
    {
        var isExport = words[0] == "export" || words.Contains("-x");
        if (words.Count == 1 || words is [_, "-p"])
        {
            foreach (var (name, value) in Exported())
                await _process.WriteLineAsync($"export {name}='{value}'");
            return 0;
        }
        foreach (var word in words.Skip(1).Where(word => !word.StartsWith('-')))
        {
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word[..equals];
            if (equals >= 0)
                Set(name, word[(equals + 1)..]);
            if (words[0] is "declare" or "typeset" && words.Contains("-A") && !(_variables.TryGetValue(name, out var known) && known.Array is not null))
                SetArray(name, new(IsByKey: true));
            if (isExport)
                _variables[name] = (_variables.TryGetValue(name, out var variable) ? variable : new("", IsExported: true)) with { IsExported = true };
        }
        return 0;
    }

    private Task<int> LocalAsync(IReadOnlyList<string> words)
    {
        foreach (var word in words.Skip(1).Where(word => !word.StartsWith('-')))
        {
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word[..equals];
            if (_locals.TryPeek(out var locals))
                locals.Add((name, _variables.TryGetValue(name, out var known) ? known : null));
            _variables.Remove(name);
            if (words.Contains("-A"))
                SetArray(name, new(IsByKey: true));
            else
                Set(name, equals < 0 ? "" : word[(equals + 1)..]);
        }
        return Task.FromResult(0);
    }

    private void RestoreLocals()
    {
        foreach (var (name, value) in Enumerable.Reverse(_locals.Pop()))
        {
            if (value is { } known)
                _variables[name] = known;
            else
                _variables.Remove(name);
        }
    }

    private Task<int> Unset(IReadOnlyList<string> words)
    {
        foreach (var word in words.Skip(1))
        {
            if (words[1] == "-f")
                _functions.Remove(word);
            else if (IsElement(word))
                UnsetElement(word);
            else
                _variables.Remove(word);
        }
        return Task.FromResult(0);
    }

    private async Task<int> SetAsync(IReadOnlyList<string> words)
    {
        if (words.Count == 1)
        {
            foreach (var (name, variable) in _variables)
                await _process.WriteLineAsync($"{name}='{variable.Value}'");
            return 0;
        }
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is "--" || !(words[i].StartsWith('-') || words[i].StartsWith('+')))
            {
                _parameters = [.. words.Skip(words[i] == "--" ? i + 1 : i)];
                break;
            }
            if (words[i] is "-o" or "+o")
                i++; // Of the long names only pipefail is in use, which changes little here.
            else
                SetOptions(words[i][1..], words[i][0] == '-');
        }
        return 0;
    }

    private Task<int> Shift(IReadOnlyList<string> words)
    {
        var count = words.Count > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var given) ? given : 1;
        if (count > _parameters.Count)
            return Task.FromResult(1);
        _parameters = [.. _parameters.Skip(count)];
        return Task.FromResult(0);
    }

    private async Task<int> CommandAsync(IReadOnlyList<string> words)
    {
        if (words[0] == "command" && words is not [_, "-v" or "-V", ..])
            return words.Count == 1 ? 0 : ShellCommands.FindBuiltin(words[1]) is { } command
                ? await command(_process.With([.. words.Skip(1)], Exported()))
                : await RunProgramAsync([.. words.Skip(1)]);
        var isShort = words[0] == "command";
        var status = 0;
        foreach (var name in words.Skip(isShort ? 2 : 1))
        {
            if (_functions.ContainsKey(name))
                await _process.WriteLineAsync(isShort ? name : $"{name} is a function");
            else if (FindBuiltin(name) is not null || ShellCommands.FindBuiltin(name) is not null)
                await _process.WriteLineAsync(isShort ? name : $"{name} is a shell builtin");
            else if (Executable.Find(_process.Container, name, _process.Directory, ValueOf("PATH") ?? "") is { } found)
                await _process.WriteLineAsync(isShort ? found.Path : $"{name} is {found.Path}");
            else
            {
                if (!isShort)
                    await ComplainAsync($"{name}: not found");
                status = 127;
            }
        }
        return status;
    }

    private async Task<int> WaitAsync(IReadOnlyList<string> words)
    {
        var status = 0;
        foreach (var (id, job) in _jobs.ToArray())
        {
            if (words.Count > 1 && !words.Contains(id.ToString(CultureInfo.InvariantCulture)))
                continue;
            await WaitForAsync(job);
            if (!job.IsCompleted)
                return 143; // 128 + SIGTERM
            status = await job;
            _jobs.Remove(id);
        }
        return words.Count > 1 ? status : 0;
    }

    private async Task<int> LetAsync(IReadOnlyList<string> words)
    {
        long? value = 0;
        foreach (var word in words.Skip(1))
            value = await EvaluateAsync(Word.Of(word));
        return value is null or 0 ? 1 : 0;
    }
}
