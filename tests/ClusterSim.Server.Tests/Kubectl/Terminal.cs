using System.Diagnostics;
using ClusterSim.Server.Kubeconfigs;

namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>What a command printed.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => Output + Error;
}

/// <summary>A shell in which <c>kubectl</c> is one real version of it and reaches one cluster, with a home directory of its own.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _home = Directory.CreateTempSubdirectory("clustersim-terminal-").FullName;

    public Terminal(Kubeconfig kubeconfig, string version)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_home, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "kubectl"), KubectlBinaries.Find(version));
        kubeconfig.Save(Path.Combine(_home, ".kube", "config"));
    }

    /// <summary>The directory in which commands run.</summary>
    public string Folder => _home;

    /// <summary>Writes a file into the directory.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_home, name), text);

    /// <summary>Runs a command line to its end.</summary>
    public async Task<CommandResult> RunAsync(string commandLine)
    {
        using var running = Start(commandLine);
        return await running.FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a command line that must succeed, and returns what it printed.</summary>
    public async Task<string> PrintsAsync(string commandLine)
    {
        var result = await RunAsync(commandLine).ConfigureAwait(false);
        result.ExitCode.Should().Be(0, $"{commandLine} printed: {result}");
        return result.Output;
    }

    /// <summary>Starts a command line that goes on.</summary>
    public RunningCommand Start(string commandLine)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", commandLine]) { WorkingDirectory = _home, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["HOME"] = _home;
        start.Environment["KUBECONFIG"] = Path.Combine(_home, ".kube", "config");
        start.Environment["PATH"] = Path.Combine(_home, "bin") + Path.PathSeparator + start.Environment["PATH"];
        start.Environment.Remove("KUBECACHEDIR");
        return new(Process.Start(start)!, Limit);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}

/// <summary>A command that runs.</summary>
public sealed class RunningCommand : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly CancellationTokenSource _limit;

    public RunningCommand(Process process, TimeSpan limit)
    {
        _process = process;
        _limit = new(limit);
        _error = process.StandardError.ReadToEndAsync(_limit.Token);
    }

    public StreamWriter Input => _process.StandardInput;

    /// <summary>The next line it prints; null at the end.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(_limit.Token).ConfigureAwait(false);

    /// <summary>Waits for its end.</summary>
    public async Task<CommandResult> FinishAsync()
    {
        _process.StandardInput.Close();
        var output = await _process.StandardOutput.ReadToEndAsync(_limit.Token).ConfigureAwait(false);
        var error = await _error.ConfigureAwait(false);
        await _process.WaitForExitAsync(_limit.Token).ConfigureAwait(false);
        return new(_process.ExitCode, output, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _limit.Dispose();
    }
}
