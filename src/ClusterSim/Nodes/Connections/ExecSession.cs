using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Connections;

/// <summary>A command in a container, its streams held by a client.</summary>
internal sealed class ExecSession
{
    private readonly ContainerInstance _container;
    private readonly StreamOptions _options;
    private readonly LoopPipe? _input;
    private readonly LoopPipe? _output;
    private readonly LoopPipe? _error;
    private readonly Terminal? _terminal;
    private Process? _process;
    private bool _isClosed;

    private ExecSession(ContainerInstance container, StreamOptions options)
    {
        (_container, _options) = (container, options);
        _output = options.Stdout || options.Tty ? new(container.Loop) : null;
        _error = options.Stderr ? new(container.Loop) : null;
        if (options.Tty)
            _terminal = new(container.Loop, _output!);
        else if (options.Stdin)
            _input = new(container.Loop);
    }

    public static StreamSession Create(ContainerInstance container, StreamOptions options)
    {
        var session = new ExecSession(container, options);
        IByteSink? input = !options.Stdin ? null : session._terminal is { } terminal ? new Keyboard(terminal) : session._input;
        return new(options, input, session._output, session._error, session.RunAsync, (columns, rows) => session._terminal?.Resize(columns, rows), session.Close);
    }

    private async Task<Status> RunAsync()
    {
        try
        {
            if (_isClosed)
                return StreamStatuses.Exited(_options.Command, 137);
            var exec = new Exec(_container, _options.Command);
            var process = _process = exec.Process;
            process.Input = _terminal is not null && _options.Stdin ? new(_terminal) : _input is not null ? new(_input) : ProcessInput.Empty;
            process.Output = _terminal ?? (IByteSink?)_output ?? NullSink.Instance;
            process.Error = _terminal ?? (IByteSink?)_error ?? NullSink.Instance;
            process.Terminal = _terminal;
            if (_terminal is not null)
            {
                process.Environment["TERM"] = "xterm";
                _terminal.Interrupt = process.Interrupt;
            }
            return StreamStatuses.Exited(_options.Command, await exec.RunAsync());
        }
        catch (ExecException error)
        {
            return StreamStatuses.Failed("error executing command in container: " + error.Message);
        }
        finally
        {
            _output?.Complete();
            _error?.Complete();
            _input?.Abandon();
        }
    }

    private void Close()
    {
        _isClosed = true;
        _process?.Kill();
        _terminal?.HangUp();
        _input?.Complete();
        _output?.Abandon();
        _error?.Abandon();
    }
}
