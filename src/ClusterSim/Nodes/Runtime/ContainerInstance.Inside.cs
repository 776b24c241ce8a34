using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.BuiltIn.Unknown;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Runtime;

/// <content>What is inside: files, processes, the main program's input and output. Each is made when somebody first looks.</content>
internal sealed partial class ContainerInstance
{
    private IContainerProgram? _ownProgram; // What a script as main program has started in the end.
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"; // containerd's

    private ContainerConsole? _console;
    private ProcessTable? _processes;
    private FileSystem? _files;

    public ContainerConsole Console => _console ??= new(this);

    /// <summary>The main program writes a line. As long as nobody looks, that is only logged.</summary>
    public void WriteLine(LogStream stream, string line)
    {
        if (_console is null && !Spec.Tty)
            Log.Append(Loop.Now, stream, line);
        else
            Console.WriteLine(stream, line);
    }

    public ProcessTable Processes => _processes ??= new();

    /// <summary>Whether somebody has looked at its files.</summary>
    public bool HasFiles => _files is not null;

    public FileSystem Files => _files ??= ContainerFiles.Create(this);

    /// <summary>The files, if somebody has looked at them.</summary>
    public FileSystem? FilesIfAny => _files;

    /// <summary>The name of its main process, as the kernel logs it.</summary>
    public string ProcessName => MainCommandLine.Split(' ')[0].Split('/')[^1];

    /// <summary>The number of its main process on the machine.</summary>
    public int HostProcessId => 2000 + Convert.ToInt32(Id[^4..], 16);

    /// <summary>Something about the volumes is to change: a container of which only parts are mounted keeps those that were there when it started.</summary>
    public void KeepParts()
    {
        if (IsRunning && _files is null && Spec.VolumeMounts.Any(static mount => mount.SubPath is { Length: > 0 } || mount.SubPathExpr is { Length: > 0 }))
            _ = Files;
    }

    /// <summary>The spec's command, with references to environment variables filled in.</summary>
    public IReadOnlyList<string> Command => field ??= Spec.Command.Count == 0 ? [] : EnvironmentVariables.Expand(Spec.Command, Environment);

    public string WorkingDirectory => Spec.WorkingDir is { Length: > 0 } directory ? directory : Image.WorkingDirectory;

    /// <summary>The environment of every process that is started: the image's, the container's, and what runtimes add.</summary>
    public SortedDictionary<string, string> ProcessEnvironment
    {
        get
        {
            var result = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = DefaultPath, ["HOSTNAME"] = Pod.Hostname, ["HOME"] = Home };
            if (Spec.Tty)
                result["TERM"] = "xterm";
            foreach (var (name, value) in Image.Env)
                result[name] = value;
            foreach (var (name, value) in Environment)
                result[name] = value;
            return result;
        }
    }

    /// <summary>What runtimes set HOME to; only for others than root it has to be looked up.</summary>
    private string Home => Image.User.Length == 0 && (Spec.SecurityContext?.RunAsUser ?? Pod.Pod.Spec.SecurityContext?.RunAsUser) is null or 0 ? "/root" : Accounts.HomeOf(Files, Files.User!.Id);

    /// <summary>What <c>ps</c> shows of the main program.</summary>
    public string MainCommandLine => Command.Count > 0 ? string.Join(' ', Command.Concat(Context.Args))
        : Image.CommandLine.Length > 0 ? Image.CommandLine
        : "/" + ResolvedImage.Reference.Repository[(ResolvedImage.Reference.Repository.LastIndexOf('/') + 1)..];

    /// <summary>The container whose processes this one sees; null unless it is a debug container with a target.</summary>
    public ContainerInstance? DebugTarget => Pod.FindSlot(Spec.Name) is { DebugTarget: { Length: > 0 } target } ? Pod.FindSlot(target)?.Current : null;

    /// <summary>Whether it is a BusyBox so old that it looks names up in another way.</summary>
    public bool IsOldBusybox => ResolvedImage.Reference.Tag is "1.28" or "1.28.0" or "1.28.1" or "1.28.2" or "1.28.3" or "1.28.4" or "1.27" or "1.26" or "1.25";

    /// <summary>Whether a command that the image has not got stands for its program: a script as main program starts it in the end, by whatever name.</summary>
    public bool StandsForProgram(Process process) => !Image.RunsCommands && (process.IsOfMain || Image.IsUnknown);

    public Task<int> RunOwnProgramAsync()
    {
        _ownProgram = Image.ProgramOf(this);
        return _ownProgram.RunAsync(Context);
    }

    public int NextRandom(int below) => Context.Random.Next(below);

    public void FillRandom(Span<byte> bytes) => Context.Random.NextBytes(bytes);

    public string NewExecId()
    {
        Span<byte> bytes = stackalloc byte[32];
        Context.Random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether a command that a probe runs succeeds unseen, since nothing is known about what runs here.</summary>
    public bool Passes(ValueList<string> command) => _server is DeclaredPortsServer || _ownProgram is DeclaredPortsServer || (Image.IsUnknown && command.Count > 0 && Exec.Find(this, command[0]) is null);

    /// <summary>Runs a command beside the main program, as hooks do. What an image about which nothing is known does not have succeeds at once.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <param name="output">Where its output goes.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ExecException">There is no such command.</exception>
    public Task<int> ExecAsync(ValueList<string> command, Simulation.IByteSink output)
    {
        if (command.Count == 0 || ((Image.Userland != Userland.None || Image.IsUnknown) && !Image.RunsCommands && Exec.Find(this, command[0]) is null))
            return Task.FromResult(0);
        var exec = new Exec(this, command);
        (exec.Process.Output, exec.Process.Error) = (output, output);
        return exec.RunAsync();
    }

    private ContainerLog NewLog()
    {
        var log = new ContainerLog(Loop) { Followed = Pod.WakeProbes };
        foreach (var line in _server?.OpeningLines(Context) ?? [])
            log.Append(StartedAt, LogStream.Stdout, line);
        return log;
    }

    private void EndProcesses()
    {
        _processes?.KillAll();
        _console?.End();
        _log?.End();
    }
}
