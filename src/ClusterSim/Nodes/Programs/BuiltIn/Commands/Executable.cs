using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;
using ClusterSim.Nodes.Programs.BuiltIn.Unknown;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>A file that somebody wants to run.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="File">The file; null when something else is there.</param>
internal sealed record Executable(string Path, RegularFile? File)
{
    private const int BrokenPipeExitCode = 141; // 128 + SIGPIPE

    public bool CanRun => File is { IsExecutable: true };

    /// <summary>Looks a command up: a path as it is, a name in the directories of PATH. Null when there is nothing.</summary>
    public static Executable? Find(ContainerInstance container, string name, string directory, string searchPath)
    {
        if (name.Length == 0)
            return null;
        if (name.Contains('/'))
            return At(container, FileSystem.Absolute(name, directory));
        Executable? refused = null;
        foreach (var place in searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (At(container, FileSystem.Absolute(name, place)) is not { } found)
                continue;
            if (found.CanRun)
                return found;
            refused ??= found;
        }
        return refused;
    }

    /// <summary>Runs it in a process that was made for it.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(Process process) => RunAsync(process, () => RunFileAsync(process));

    /// <summary>Runs something as a process, which is gone afterwards.</summary>
    /// <returns>The exit code; of one that was killed, 128 and the signal's number.</returns>
    public static async Task<int> RunAsync(Process process, Func<Task<int>> run)
    {
        try
        {
            var status = await run();
            return process.Killed.IsCancellationRequested ? process.KilledExitCode : status;
        }
        catch (BrokenPipeException)
        {
            return BrokenPipeExitCode;
        }
        catch (OperationCanceledException) when (process.Killed.IsCancellationRequested)
        {
            return process.KilledExitCode;
        }
        catch (Exception error) when (error is IOException or ShellSyntaxException)
        {
            return await ComplainAsync(process, error.Message);
        }
        finally
        {
            process.Dispose();
        }
    }

    private static async Task<int> ComplainAsync(Process process, string problem)
    {
        try
        {
            await process.WriteErrorAsync($"{FileSystem.NameOf(process.Name)}: {problem}");
        }
        catch (Exception lost) when (lost is BrokenPipeException or OperationCanceledException)
        {
            // Nobody is there to hear it.
        }
        return 1;
    }

    private static Executable? At(ContainerInstance container, string path)
    {
        try
        {
            return container.Files.Find(path) switch
            {
                null => null,
                RegularFile file => new(path, file),
                _ => new(path, null),
            };
        }
        catch (FileException)
        {
            return null;
        }
    }

    private Task<int> RunFileAsync(Process process)
    {
        if (process.Container.Image.IsUnknown)
            ImaginedFiles.MakeFor(process);
        if (File!.Command is { } command)
            return ShellCommands.Get(command)(process);
        if (File.Size == 0 && process.Container.StandsForProgram(process))
            return process.IsOfMain ? process.Container.RunOwnProgramAsync() : Task.FromResult(0); // Made up, when it was copied from the image.
        var text = System.Text.Encoding.UTF8.GetString(File.Content.Span);
        var firstLine = text.Split('\n', 2)[0];
        return ShellProgram.RunFileAsync(process, Path, text, isBash: firstLine.StartsWith("#!", StringComparison.Ordinal) && firstLine.Contains("bash"));
    }
}
