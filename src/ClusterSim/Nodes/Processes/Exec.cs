using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Processes;

/// <summary>A command that somebody runs in a container, beside its main program.</summary>
/// <remarks>Source: containerd, pkg/cri container_execsync.go; runc (texts of what it refuses).</remarks>
internal sealed class Exec
{
    private readonly Executable _program;

    /// <exception cref="ExecException">There is no such command.</exception>
    public Exec(ContainerInstance container, IReadOnlyList<string> command)
    {
        var name = command.Count == 0 ? "" : command[0];
        var found = Find(container, name);
        if (found is not { CanRun: true })
            throw new ExecException($"failed to exec in container: failed to start exec \"{container.NewExecId()}\": OCI runtime exec failed: exec failed: unable to start container process: {Problem(container, name, found)}");
        _program = found;
        Process = new(container, command, parent: null);
    }

    /// <summary>The process; its streams lead nowhere yet.</summary>
    public Process Process { get; }

    /// <summary>Whether a container has a command.</summary>
    public static Executable? Find(ContainerInstance container, string name) =>
        Executable.Find(container, name, container.WorkingDirectory, container.ProcessEnvironment.GetValueOrDefault("PATH", ""));

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync() => _program.RunAsync(Process);

    private static string Problem(ContainerInstance container, string name, Executable? found)
    {
        if (found is not null)
            return $"exec: \"{name}\": permission denied";
        return name.Contains('/')
            ? $"exec: \"{name}\": stat {FileSystem.Absolute(name, container.WorkingDirectory)}: no such file or directory"
            : $"exec: \"{name}\": executable file not found in $PATH";
    }
}
