using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>A shell that reads its commands from its input, as one that talks to a person does.</content>
internal sealed partial class ShellInterpreter
{
    private bool _isInteractive;

    /// <summary>Runs commands as they come until there are no more, or one says <c>exit</c>.</summary>
    /// <param name="isInteractive">Whether somebody wants to be asked.</param>
    public async Task<int> RunInputAsync(bool isInteractive)
    {
        _isInteractive = isInteractive;
        var terminal = isInteractive ? _process.Terminal : null;
        var outer = terminal?.Interrupt;
        if (terminal is not null)
            terminal.Interrupt = Interrupt;
        while (_flow != Flow.Exit)
        {
            _isInterrupted = false;
            if (isInteractive)
                await _process.WriteAsync(Prompt);
            if (await _process.Input.ReadLineAsync(_process.Killed) is not { } line)
            {
                if (isInteractive && _kind == ShellKind.Bash)
                    await _process.WriteErrorAsync("exit");
                break;
            }
            await RunLinesAsync(line, isInteractive);
        }
        if (terminal is not null)
            terminal.Interrupt = outer;
        return _status;
    }

    private string Prompt
    {
        get
        {
            var home = ValueOf("HOME") ?? "/root";
            var directory = _process.Directory == home ? "~" : _process.Directory.StartsWith(home + "/", StringComparison.Ordinal) ? "~" + _process.Directory[home.Length..] : _process.Directory;
            return _kind switch
            {
                ShellKind.Ash => directory + " # ",
                ShellKind.Dash => "# ",
                _ => $"root@{_process.Container.Pod.Hostname}:{directory}# ",
            };
        }
    }

    private void Interrupt()
    {
        _isInterrupted = true;
        if (_foreground.Count == 0)
            _ = _process.WriteAsync("\n" + Prompt); // It waits for a line.
        else
            _ = _process.WriteAsync("\n");
        foreach (var process in _foreground.ToArray())
            process.Interrupt();
    }

    /// <summary>Runs a line, and as many more as it takes to make it complete.</summary>
    private async Task RunLinesAsync(string script, bool isInteractive)
    {
        while (true)
        {
            try
            {
                var node = ShellParser.Parse(script);
                await RunAsync(node);
                return;
            }
            catch (ShellSyntaxException error) when (error.IsIncomplete)
            {
                if (isInteractive)
                    await _process.WriteAsync("> ");
                if (await _process.Input.ReadLineAsync(_process.Killed) is not { } line)
                {
                    await ComplainAsync(error.Message);
                    _status = 2;
                    return;
                }
                script += "\n" + line;
            }
            catch (ShellSyntaxException error)
            {
                await ComplainAsync(error.Message);
                _status = 2;
                return;
            }
        }
    }
}
