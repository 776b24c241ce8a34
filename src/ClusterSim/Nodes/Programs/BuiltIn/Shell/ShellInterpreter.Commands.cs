using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>Running commands: simple ones, pipelines, subshells, jobs.</content>
internal sealed partial class ShellInterpreter
{
    private async Task<int> RunSimpleAsync(SimpleNode simple)
    {
        _substituted = 0;
        var words = await ExpandAsync(simple.Words);
        if (IsOver)
            return _status;
        if (_traces && words.Count > 0)
            await _process.WriteErrorAsync("+ " + string.Join(' ', words));
        using var streams = new Streams(_process);
        if (!await TryRedirectAsync(simple.Redirections))
            return 1;
        if (words.Count == 0)
        {
            foreach (var assignment in simple.Assignments)
                await AssignAsync(assignment);
            return IsOver ? _status : _substituted; // An assignment ends as the last command that was asked for its value.
        }
        var status = await WithVariablesAsync(simple.Assignments, () => RunWordsAsync(words, streams));
        foreach (var array in simple.Declared)
            await AssignAsync(array);
        return status;
    }

    private async Task<int> RunWordsAsync(IReadOnlyList<string> words, Streams streams)
    {
        if (_functions.TryGetValue(words[0], out var body))
            return await CallAsync(body, words);
        if (words[0] == "exec")
        {
            streams.Keep();
            if (words.Count == 1)
                return 0;
            _flow = Flow.Exit;
            return await RunProgramAsync([.. words.Skip(1)]);
        }
        if (FindBuiltin(words[0]) is { } builtin)
            return await builtin(words);
        return ShellCommands.FindBuiltin(words[0]) is { } command ? await command(_process.With(words, Exported())) : await RunProgramAsync(words);
    }

    /// <summary>Assignments in front of a command are made for that command only.</summary>
    private async Task<int> WithVariablesAsync(IReadOnlyList<Assignment> assignments, Func<Task<int>> run)
    {
        if (assignments.Count == 0)
            return await run();
        List<(string Name, ShellVariable? Value)> before = [];
        foreach (var assignment in assignments)
        {
            before.Add((assignment.Name, _variables.TryGetValue(assignment.Name, out var known) ? known : null));
            await AssignAsync(assignment);
            if (_variables.TryGetValue(assignment.Name, out var variable))
                _variables[assignment.Name] = variable with { IsExported = true };
        }
        var status = await run();
        foreach (var (name, value) in before)
        {
            if (value is { } known)
                _variables[name] = known;
            else
                _variables.Remove(name);
        }
        return status;
    }

    private async Task AssignAsync(Assignment assignment)
    {
        if (assignment.Elements is not null)
        {
            await AssignAllAsync(assignment);
            return;
        }
        var name = assignment.Index is null ? assignment.Name : $"{assignment.Name}[{await ExpandToTextAsync(assignment.Index)}]";
        var value = await ExpandToTextAsync(assignment.Value);
        Set(name, assignment.IsAppended ? ValueOf(name) + value : value);
    }

    private async Task<int> CallAsync(ShellNode body, IReadOnlyList<string> words)
    {
        if (_calls >= MaxCalls)
        {
            await ComplainAsync($"{words[0]}: maximum function nesting level exceeded ({MaxCalls})");
            _flow = Flow.Exit;
            return 2;
        }
        var outer = _parameters;
        _parameters = [.. words.Skip(1)];
        _calls++;
        _locals.Push([]);
        var status = await RunAsync(body);
        RestoreLocals();
        _calls--;
        _parameters = outer;
        if (_flow == Flow.Return)
        {
            _flow = Flow.Normal;
            return _status;
        }
        return status;
    }

    /// <summary>Runs a program in a process of its own.</summary>
    private async Task<int> RunProgramAsync(IReadOnlyList<string> words)
    {
        var found = Executable.Find(_process.Container, words[0], _process.Directory, ValueOf("PATH") ?? "");
        if (found is null && _process.Container.Image.IsUnknown && ScriptCommands.FindFor(words) is { } script)
            return await script(_process.With(words, Exported()));
        if (found is null && _process.Container.StandsForProgram(_process))
            return _tested > 0 || _process.Output is BufferSink || !_process.IsOfMain ? 0 : await _process.Container.RunOwnProgramAsync(); // Who waits for its result waits for a tool, not for the server.
        if (found is not { CanRun: true })
            return await RefuseAsync(words[0], found is not null);
        Process process;
        try
        {
            process = new Process(_process.Container, words, _process);
        }
        catch (IOException error)
        {
            await ComplainAsync(error.Message);
            return 2;
        }
        SetEnvironment(process);
        _foreground.Add(process);
        var status = await found.RunAsync(process);
        _foreground.Remove(process);
        return status;
    }

    private async Task<int> RefuseAsync(string name, bool isThere)
    {
        if (isThere)
            await ComplainAsync($"{name}: Permission denied");
        else if (_kind == ShellKind.Bash && !name.Contains('/'))
            await _process.WriteErrorAsync($"{_name}: {(_isInteractive ? "" : "line 1: ")}{name}: command not found");
        else
            await _process.WriteErrorAsync(_kind switch
            {
                ShellKind.Bash => $"{_name}: {(_isInteractive ? "" : "line 1: ")}{name}: No such file or directory",
                ShellKind.Dash => $"{_name}: 1: {name}: not found",
                _ => $"{_name}: {name}: not found",
            });
        return isThere ? 126 : 127;
    }

    private void SetEnvironment(Process process)
    {
        process.Environment.Clear();
        foreach (var (name, value) in Exported())
            process.Environment.Add(name, value);
    }

    private IEnumerable<KeyValuePair<string, string>> Exported() =>
        _variables.Where(variable => variable.Value.IsExported).Select(variable => KeyValuePair.Create(variable.Key, variable.Value.Value));

    private async Task<int> RunPipelineAsync(IReadOnlyList<ShellNode> commands)
    {
        if (commands.Count == 1)
            return await RunAsync(commands[0]);
        var stages = new Task<int>[commands.Count];
        LoopPipe? input = null;
        for (var i = 0; i < commands.Count; i++)
        {
            var output = i == commands.Count - 1 ? null : new LoopPipe(_process.Loop);
            stages[i] = RunInSubshellAsync(commands[i], input, output);
            input = output;
        }
        var statuses = await Task.WhenAll(stages);
        return statuses[^1];
    }

    /// <summary>Runs a part of the script in a shell of its own, between two pipes.</summary>
    private async Task<int> RunInSubshellAsync(ShellNode body, LoopPipe? input, LoopPipe? output)
    {
        Process process;
        try
        {
            process = new Process(_process.Container, _process.Arguments, _process);
        }
        catch (IOException error)
        {
            await ComplainAsync(error.Message);
            return 2;
        }
        if (input is not null)
            process.Input = new(input);
        if (output is not null)
            process.Output = output;
        _foreground.Add(process);
        var status = await Executable.RunAsync(process, async () =>
        {
            var shell = new ShellInterpreter(this, process);
            await shell.RunAsync(body);
            return shell._status;
        });
        _foreground.Remove(process);
        output?.Complete();
        input?.Abandon();
        return status;
    }

    private int StartJob(ShellNode command)
    {
        Process process;
        try
        {
            process = new Process(_process.Container, _process.Arguments, _process, isDetached: true);
        }
        catch (IOException)
        {
            return 2;
        }
        process.Input = ProcessInput.Empty;
        _lastJob = process.Id;
        _jobs[process.Id] = Executable.RunAsync(process, async () =>
        {
            var shell = new ShellInterpreter(this, process);
            await shell.RunAsync(command);
            return shell._status;
        });
        return 0;
    }

    private async Task<int> RunRedirectedAsync(RedirectedNode redirected)
    {
        using var streams = new Streams(_process);
        return await TryRedirectAsync(redirected.Redirections) ? await RunAsync(redirected.Body) : 1;
    }

    private async Task<bool> TryRedirectAsync(IReadOnlyList<Redirection> redirections)
    {
        foreach (var redirection in redirections)
        {
            var target = redirection.Kind == RedirectionKind.Text || redirection.Target.Bare is null ? await ExpandToTextAsync(redirection.Target) : redirection.Target.Bare;
            try
            {
                Redirect(redirection, target);
            }
            catch (IOException error)
            {
                var text = redirection.Kind == RedirectionKind.Input
                    ? $"can't open {target}: {Short(error)}"
                    : error.Message == FileException.NotFoundText ? $"can't create {target}: nonexistent directory" : $"can't create {target}: {error.Message}";
                await ComplainAsync(_kind == ShellKind.Bash ? $"{target}: {error.Message}" : text);
                return false;
            }
        }
        return true;
    }

    private static string Short(IOException error) => error.Message == FileException.NotFoundText ? "no such file" : error.Message;

    private void Redirect(Redirection redirection, string target)
    {
        switch (redirection.Kind)
        {
            case RedirectionKind.Input:
                _process.Input = FileStreams.OpenToRead(_process, target);
                break;
            case RedirectionKind.Text:
                _process.Input = ProcessInput.FromBytes(System.Text.Encoding.UTF8.GetBytes(target));
                break;
            case RedirectionKind.Duplicate:
                Duplicate(redirection.Descriptor, target);
                break;
            default:
                var sink = FileStreams.OpenToWrite(_process, target, append: redirection.Kind == RedirectionKind.Append);
                if (redirection.Descriptor is 1 or Redirection.BothOutputs)
                    _process.Output = sink;
                if (redirection.Descriptor is 2 or Redirection.BothOutputs)
                    _process.Error = sink;
                break;
        }
    }

    private void Duplicate(int descriptor, string target)
    {
        if (target == "-")
        {
            if (descriptor == 0)
                _process.Input = ProcessInput.Empty;
            else if (descriptor == 1)
                _process.Output = NullSink.Instance;
            else
                _process.Error = NullSink.Instance;
        }
        else if (descriptor == 2 && target == "1")
            _process.Error = _process.Output;
        else if (descriptor == 1 && target == "2")
            _process.Output = _process.Error;
    }

    /// <summary>Puts a process' streams back to what they were.</summary>
    private sealed class Streams(Process process) : IDisposable
    {
        private readonly (ProcessInput Input, IByteSink Output, IByteSink Error) _before = (process.Input, process.Output, process.Error);
        private bool _isKept;

        /// <summary>They stay as they are: <c>exec</c> without a command.</summary>
        public void Keep() => _isKept = true;

        public void Dispose()
        {
            if (!_isKept)
                (process.Input, process.Output, process.Error) = _before;
        }
    }
}
