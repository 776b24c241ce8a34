namespace ClusterSim.Lab.Tests.Openb;

/// <summary>The trace, and what was published of it. It lies beside the repository, not in it.</summary>
internal static class Published
{
    private static readonly string? Folder = Find();

    /// <summary>Ends a test that cannot be made without the trace.</summary>
    public static string FolderOrSkip()
    {
        if (Folder is null)
            Assert.Ignore("There is no folder shared/traces/openb beside the repository.");
        return Folder!;
    }

    public static IReadOnlyList<CsvRow> Rows(string file) => Folder is null ? [] : [.. CsvRow.Read(Path.Combine(Folder, file))];

    public static bool HasOrder(string trace, ulong seed) => Folder is not null && File.Exists(Path.Combine(Folder, "arrival", $"{trace}_seed{seed}_pods.txt.gz"));

    /// <summary>The policy that a name of the published experiment means.</summary>
    public static Policy Policy(string name) => SchedulerLab.LabPolicies.Find(name == "DotProd" ? "DotProduct" : name)!;

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClusterSim.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.Parent?.FullName ?? "/", "shared", "traces", "openb");
        return Directory.Exists(path) ? path : null;
    }
}
