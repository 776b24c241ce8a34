using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>Standard input and output of a container's main program: output goes to the log and to whoever is attached, input comes from them.</summary>
internal sealed class ContainerConsole
{
    private readonly ContainerInstance _container;
    private readonly LoopPipe? _input;
    private readonly List<Attached> _attached = [];

    public ContainerConsole(ContainerInstance container)
    {
        _container = container;
        Stdout = new Stream(this, LogStream.Stdout);
        Stderr = container.Spec.Tty ? Stdout : new Stream(this, LogStream.Stderr);
        if (container.Spec.Tty)
            Terminal = new(container.Loop, Stdout);
        else if (container.Spec.Stdin)
            _input = new(container.Loop);
    }

    /// <summary>The terminal, when the spec asks for one.</summary>
    public Terminal? Terminal { get; }

    /// <summary>What the main program reads: nothing, unless its spec wants input or a terminal.</summary>
    public IByteSource? Input => Terminal ?? (IByteSource?)_input;

    /// <summary>Output, as it is shown.</summary>
    public IByteSink Stdout { get; }

    public IByteSink Stderr { get; }

    /// <summary>Whether somebody sees the output as it comes.</summary>
    public bool IsWatched => _attached.Count > 0;

    /// <summary>Begins to show output to somebody.</summary>
    /// <param name="output">Where output is shown; null: nowhere.</param>
    /// <param name="error">Where error output is shown.</param>
    /// <param name="ended">Called when there will be no more.</param>
    /// <returns>What ends that.</returns>
    public Attached Attach(LoopPipe? output, LoopPipe? error, Action ended)
    {
        var attached = new Attached(this, output, error, ended);
        _attached.Add(attached);
        _container.Pod.WakeProbes();
        return attached;
    }

    /// <summary>Input from somebody who is attached.</summary>
    public Task TypeAsync(ReadOnlyMemory<byte> bytes)
    {
        if (Terminal is not null && _container.Spec.Stdin)
            Terminal.Type(bytes.Span);
        else if (_input is not null)
            return _input.WriteAsync(bytes);
        return Task.CompletedTask;
    }

    /// <summary>Somebody who gave input has gone; with <c>stdinOnce</c> there will be no more.</summary>
    public void EndInput()
    {
        if (!_container.Spec.StdinOnce)
            return;
        _input?.Complete();
        Terminal?.HangUp();
    }

    /// <summary>A program that does not wait writes a line.</summary>
    public void WriteLine(LogStream stream, string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(line + (Terminal is null ? "\n" : "\r\n"));
        _container.Log.Write(_container.Loop.Now, stream, bytes);
        foreach (var attached in _attached)
            _ = attached.WriteAsync(stream, bytes);
    }

    /// <summary>The program has ended.</summary>
    public void End()
    {
        _container.LogIfAny?.Flush(_container.Loop.Now);
        foreach (var attached in _attached.ToArray())
            attached.End();
        _input?.Abandon();
    }

    /// <summary>Somebody who sees the output.</summary>
    internal sealed class Attached(ContainerConsole console, LoopPipe? output, LoopPipe? error, Action ended)
    {
        public Task WriteAsync(LogStream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
            (stream == LogStream.Stderr ? error : output) is { } pipe ? WriteAsync(pipe, bytes, cancellation) : Task.CompletedTask;

        public void End()
        {
            console._attached.Remove(this);
            output?.Complete();
            error?.Complete();
            ended();
        }

        private async Task WriteAsync(LoopPipe pipe, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
        {
            try
            {
                await pipe.WriteAsync(bytes, cancellation);
            }
            catch (BrokenPipeException)
            {
                console._attached.Remove(this); // It has gone; the program does not care.
            }
        }
    }

    private sealed class Stream(ContainerConsole console, LogStream stream) : IByteSink
    {
        public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
        {
            console._container.Log.Write(console._container.Loop.Now, stream, bytes.Span);
            foreach (var attached in console._attached.ToArray())
                await attached.WriteAsync(stream, bytes, cancellation);
        }

        public void Complete()
        {
        }
    }
}
