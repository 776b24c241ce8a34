using System.Text;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs;

/// <summary>The files of a container as its program sees them: those of the image, and those of the volumes that are mounted. Paths that do not begin with <c>/</c> are below the working directory.</summary>
/// <remarks>Whatever an operating system would refuse throws an <see cref="IOException"/> with its words, as in <c>Read-only file system</c>.</remarks>
public sealed class ProgramFiles
{
    private readonly ContainerInstance _container;

    internal ProgramFiles(ContainerInstance container) => _container = container;

    private FileSystem Files => _container.Files;

    /// <summary>Whether there is a file or a directory.</summary>
    public bool Exists(string path) => Files.Find(At(path)) is not null;

    /// <summary>What is in a file, as UTF-8.</summary>
    /// <exception cref="IOException">There is no such file, or it may not be read.</exception>
    public string ReadText(string path) => Encoding.UTF8.GetString(Read(path).Span);

    /// <summary>What is in a file.</summary>
    /// <exception cref="IOException">There is no such file, or it may not be read.</exception>
    public byte[] ReadBytes(string path) => Read(path).ToArray();

    /// <summary>Writes a file, in place of what was in it.</summary>
    /// <exception cref="IOException">Its directory does not exist, it may not be written, or the volume is full.</exception>
    public void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), append: false);

    /// <inheritdoc cref="WriteText"/>
    public void WriteBytes(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, append: false);

    /// <summary>Writes to the end of a file, which is made if it is not there.</summary>
    /// <inheritdoc cref="WriteText"/>
    public void AppendText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), append: true);

    /// <summary>The names of what is in a directory, in order.</summary>
    /// <exception cref="IOException">There is no such directory, or it may not be read.</exception>
    public IReadOnlyList<string> List(string path) => [.. ((Files.GetReadable(At(path)) as DirectoryNode) ?? throw FileException.NotDirectory).Entries.Keys];

    /// <summary>Makes a directory with all that are above it; nothing happens when it is there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void MakeDirectory(string path) => Files.MakeDirectory(At(path), withParents: true);

    /// <summary>Removes a file, or a directory with all that is in it.</summary>
    /// <exception cref="IOException">There is none, or it may not be removed.</exception>
    public void Delete(string path) => Files.Remove(At(path));

    private string At(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _container.ThrowIfOver();
        return FileSystem.Absolute(path, _container.WorkingDirectory);
    }

    private ReadOnlyMemory<byte> Read(string path) => Files.GetReadable(At(path)) switch
    {
        RegularFile file => file.Content,
        DirectoryNode => throw FileException.IsDirectory,
        _ => default,
    };

    private void Write(string path, ReadOnlySpan<byte> bytes, bool append)
    {
        if (Files.OpenToWrite(At(path), append) is not RegularFile file)
            return; // Devices swallow it.
        Files.MakeRoom(At(path), bytes.Length);
        file.Append(bytes);
        Files.Touch(file);
    }
}
