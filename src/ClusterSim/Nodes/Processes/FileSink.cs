using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Processes;

/// <summary>Writes to the end of a file.</summary>
internal sealed class FileSink(FileSystem files, RegularFile file, string path) : IByteSink
{
    private const long MaxBytes = 256L << 20; // A disk is finite, and this process' memory stands for it.

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        if (file.Size + bytes.Length > MaxBytes)
            throw FileException.NoSpace;
        files.MakeRoom(path, bytes.Length);
        file.Append(bytes.Span);
        files.Touch(file);
        return Task.CompletedTask;
    }

    public void Complete()
    {
    }
}
