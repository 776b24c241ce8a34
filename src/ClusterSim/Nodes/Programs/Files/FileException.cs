namespace ClusterSim.Nodes.Programs.Files;

/// <summary>What an operating system answers when it cannot do something with a file.</summary>
/// <param name="problem">As in <c>No such file or directory</c>.</param>
internal sealed class FileException(string problem) : IOException(problem)
{
    public const string NotFoundText = "No such file or directory";

    public static FileException NotFound => new(NotFoundText);

    public static FileException IsDirectory => new("Is a directory");

    public static FileException NotDirectory => new("Not a directory");

    public static FileException Exists => new("File exists");

    public static FileException NotEmpty => new("Directory not empty");

    public static FileException ReadOnly => new("Read-only file system");

    public static FileException PermissionDenied => new("Permission denied");

    public static FileException NotPermitted => new("Operation not permitted");

    public static FileException Busy => new("Device or resource busy");

    public static FileException NoSpace => new("No space left on device");

    public static FileException TooManyLinks => new("Too many levels of symbolic links");
}
