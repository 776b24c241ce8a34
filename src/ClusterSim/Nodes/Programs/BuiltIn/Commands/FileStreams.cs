using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Opens files and devices for processes.</summary>
internal static class FileStreams
{
    /// <exception cref="FileException">It cannot be read.</exception>
    public static ProcessInput OpenToRead(Process process, string path)
    {
        switch (process.Files.GetReadable(process.PathOf(path)))
        {
            case RegularFile file:
                return ProcessInput.FromBytes(file.Content.ToArray());
            case DeviceFile { Kind: DeviceKind.Terminal }:
                return process.Terminal is null ? ProcessInput.Empty : process.Input;
            case DeviceFile { Kind: DeviceKind.Zero or DeviceKind.Random } device:
                return new(new EndlessSource(process, device.Kind));
            case BlockDevice device:
                return ProcessInput.FromBytes(device.Content.Content.ToArray());
            case DirectoryNode:
                throw FileException.IsDirectory;
            case SocketFile:
                throw new FileException("No such device or address");
            default:
                return ProcessInput.Empty;
        }
    }

    /// <exception cref="FileException">It cannot be written.</exception>
    public static IByteSink OpenToWrite(Process process, string path, bool append) => process.Files.OpenToWrite(process.PathOf(path), append) switch
    {
        RegularFile file => new FileSink(process.Files, file, process.PathOf(path)),
        BlockDevice device => Device(process, device, path),
        SocketFile => throw new FileException("No such device or address"),
        DeviceFile { Kind: DeviceKind.Terminal } => process.Terminal ?? (IByteSink)NullSink.Instance,
        DeviceFile { Kind: DeviceKind.Stdout } => process.Container.Console.Stdout,
        DeviceFile { Kind: DeviceKind.Stderr } => process.Container.Console.Stderr,
        _ => NullSink.Instance,
    };

    /// <summary>Whoever writes to a disk starts at its beginning.</summary>
    private static FileSink Device(Process process, BlockDevice device, string path)
    {
        device.Content.Clear();
        return new(process.Files, device.Content, process.PathOf(path));
    }

    /// <summary>All of a file, or of the standard input for <c>-</c>.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Process process, string path)
    {
        if (path == "-")
            return await process.Input.ReadAllAsync(process.Killed);
        return process.Files.GetReadable(process.PathOf(path)) is RegularFile file ? file.Content : await OpenToRead(process, path).ReadAllAsync(process.Killed);
    }

    /// <summary>A device that never ends; each piece of it takes a moment, since otherwise nothing else would ever happen.</summary>
    private sealed class EndlessSource(Process process, DeviceKind kind) : IByteSource
    {
        private const int PieceBytes = 64 << 10;

        public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation = default)
        {
            await process.DelayAsync(TimeSpan.FromMilliseconds(1));
            var bytes = new byte[PieceBytes];
            if (kind == DeviceKind.Random)
                process.Container.FillRandom(bytes);
            return bytes;
        }

        public void Dispose()
        {
        }
    }
}
