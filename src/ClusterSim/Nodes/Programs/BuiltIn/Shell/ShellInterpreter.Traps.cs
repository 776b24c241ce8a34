namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <content>The command <c>trap</c>: what to do at the end of the script, and when the container is told to stop.</content>
internal sealed partial class ShellInterpreter
{
    private readonly SortedDictionary<string, string> _traps = new(StringComparer.Ordinal);
    private bool _hasStopped;

    /// <summary>Only the container's main process hears of the stop; other shells are killed by their signals.</summary>
    private bool IsToldToStop => !_hasStopped && _process.Id == 1 && _traps.ContainsKey("TERM") && _process.Container.Stopping.IsCancellationRequested;

    private async Task<int> TrapAsync(IReadOnlyList<string> words)
    {
        var given = words.Skip(words is [_, "--", ..] ? 2 : 1).ToList();
        if (given is [] or ["-p", ..])
        {
            foreach (var (signal, script) in _traps)
                await _process.WriteLineAsync($"trap -- '{script}' {signal}");
            return 0;
        }
        var isReset = given.Count == 1 || given[0] == "-";
        foreach (var name in given.Skip(given.Count == 1 ? 0 : 1))
        {
            var signal = SignalOf(name);
            if (isReset)
                _traps.Remove(signal);
            else
                _traps[signal] = given[0];
        }
        return 0;
    }

    private static string SignalOf(string name) => name.ToUpperInvariant() switch
    {
        "0" => "EXIT",
        "2" => "INT",
        "15" => "TERM",
        ['S', 'I', 'G', .. var rest] => rest,
        var other => other,
    };

    private async Task RunStopTrapAsync()
    {
        if (!IsToldToStop)
            return;
        _hasStopped = true;
        await EvalAsync(_traps["TERM"]);
    }

    private async Task RunExitTrapAsync()
    {
        if (!_traps.Remove("EXIT", out var script))
            return;
        var status = _status;
        _flow = Flow.Normal;
        await EvalAsync(script);
        _status = _flow == Flow.Exit ? _status : status;
    }

    /// <summary>Waits for a job, as long as nobody tells the container to stop.</summary>
    private async Task WaitForAsync(Task job)
    {
        if (_process.Id == 1 && _traps.ContainsKey("TERM") && !_hasStopped)
            await Task.WhenAny(job, _process.Container.WaitForStop());
        else
            await job;
    }
}
