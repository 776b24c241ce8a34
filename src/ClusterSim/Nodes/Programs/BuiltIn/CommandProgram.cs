using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Runs one of the simulated commands as a container's main program: its <c>command</c> and <c>args</c>.</summary>
/// <remarks>As process 1 neither a shell nor these commands react to SIGTERM: they are killed when the grace period is over.</remarks>
internal sealed class CommandProgram : IContainerProgram
{
    private const int NotFoundExitCode = 127;

    public static CommandProgram Instance { get; } = new();

    /// <summary>Whether the <c>command</c> of <paramref name="container"/> is one of those its image has.</summary>
    public static bool Runs(ContainerInstance container) =>
        container.Spec.Command.Count > 0 && (IsKnownScript(container) || RunsFile(container));

    private static bool IsKnownScript(ContainerInstance container) =>
        container.Image.IsUnknown && ScriptCommands.FindFor([.. container.Spec.Command, .. container.Spec.Args]) is not null;

    private static bool RunsFile(ContainerInstance container) =>
        container.Image.Userland != Userland.None && MayBeCommand(container, container.Spec.Command[0])
        && Executable.Find(container, container.Command[0], container.WorkingDirectory, container.ProcessEnvironment.GetValueOrDefault("PATH", "")) is { CanRun: true };

    public async Task<int> RunAsync(ContainerContext context)
    {
        var container = context.Container;
        string[] words = [.. context.Command.Count > 0 ? context.Command : container.Image.Entrypoint, .. context.Args];
        if (words is [])
            return 0;
        container.Processes.ExpectMain();
        var process = new Process(container, words, parent: null)
        {
            Input = container.Console.Input is { } input ? new(input) : ProcessInput.Empty,
            Output = container.Console.Terminal ?? container.Console.Stdout,
            Error = container.Console.Terminal ?? container.Console.Stderr,
            Terminal = container.Console.Terminal,
        };
        if (process.Terminal is { } terminal)
            terminal.Interrupt = process.Interrupt;
        if (Executable.Find(container, words[0], process.Directory, process.Environment.GetValueOrDefault("PATH", "")) is { CanRun: true } found)
            return await found.RunAsync(process);
        if (container.Image.IsUnknown && ScriptCommands.FindFor(words) is { } script)
            return await Executable.RunAsync(process, () => script(process));
        using (process)
            await process.WriteErrorAsync($"exec: \"{words[0]}\": executable file not found in $PATH");
        return NotFoundExitCode;
    }

    /// <summary>Most commands of manifests are an image's own; what files there are need not be worked out for them.</summary>
    private static bool MayBeCommand(ContainerInstance container, string word) =>
        word.StartsWith('$') || ShellCommands.Has(Files.FileSystem.NameOf(word)) || container.Image.Files.ContainsKey(word)
        || (container.Spec.VolumeMounts.Count > 0 && container.Spec.VolumeMounts.Any(mount => word.StartsWith(mount.MountPath, StringComparison.Ordinal)));
}
