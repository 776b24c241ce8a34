namespace ClusterSim.Tests.Architecture;

/// <summary>The files of the project, found from where the tests run.</summary>
internal static class Repository
{
    /// <summary>Set to anything, it makes tests that compare with a committed file write that file instead.</summary>
    public const string ApproveVariable = "CLUSTERSIM_APPROVE";

    public static string Root { get; } = Find();

    public static bool Approves => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ApproveVariable));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ClusterSim.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
