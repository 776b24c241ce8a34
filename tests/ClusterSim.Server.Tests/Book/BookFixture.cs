using System.Text.RegularExpressions;
using ClusterSim.Server.Tests.Kubectl;

namespace ClusterSim.Server.Tests.Book;

/// <summary>A terminal with real kubectl beside a cluster of three nodes, as readers of <em>Kubernetes in Action</em> have it.</summary>
/// <remarks>Time passes only where a test says so, so that what commands print can be told in advance.</remarks>
public abstract partial class BookFixture
{
    protected ServedCluster Served { get; private set; } = null!;

    protected Terminal Terminal { get; private set; } = null!;

    protected Cluster Cluster => Served.Cluster;

    [SetUp]
    public async Task OpenTerminal()
    {
        Served = await ServedCluster.StartAsync();
        Terminal = new(Served.Server.Kubeconfig, KubectlBinaries.Usual);
        foreach (var manifest in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Book", "Manifests")))
            File.Copy(manifest, Path.Combine(Terminal.Folder, Path.GetFileName(manifest)));
    }

    /// <summary>Puts the manifests of a chapter of the sample into the terminal's directory.</summary>
    protected void UseChapter(int number)
    {
        foreach (var manifest in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Book", "Chapters", $"Chapter{number:00}")))
            File.Copy(manifest, Path.Combine(Terminal.Folder, Path.GetFileName(manifest)), overwrite: true);
    }

    [TearDown]
    public async Task CloseTerminal()
    {
        Terminal?.Dispose();
        if (Served is not null)
            await Served.DisposeAsync();
    }

    /// <summary>Lets virtual time pass.</summary>
    protected Task Pass(int seconds) => Served.RunAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>The command succeeds and prints exactly these lines. Runs of blanks count as one; <c>*</c> stands for any word.</summary>
    protected async Task Shows(string command, params string[] lines)
    {
        var printed = await Terminal.PrintsAsync(command);
        var actual = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Blanks().Replace(line.Trim(), " ")).ToList();
        var matches = actual.Count == lines.Length && actual.Zip(lines).All(pair => PatternOf(pair.Second).IsMatch(pair.First));
        matches.Should().BeTrue($"{command} should print\n{string.Join('\n', lines)}\nbut printed\n{printed}");
    }

    /// <summary>The command succeeds, and these lines are among those it prints, in this order.</summary>
    protected async Task<string> Mentions(string command, params string[] lines)
    {
        var printed = await Terminal.PrintsAsync(command);
        var rest = new Queue<string>(lines.Select(line => Blanks().Replace(line.Trim(), " ")));
        foreach (var line in printed.Split('\n').Select(line => Blanks().Replace(line.Trim(), " ")))
            if (rest.TryPeek(out var next) && PatternOf(next).IsMatch(line))
                rest.Dequeue();
        rest.Should().BeEmpty($"{command} printed\n{printed}");
        return printed;
    }

    /// <summary>The command fails, and says this.</summary>
    protected async Task Refuses(string command, string message)
    {
        var result = await Terminal.RunAsync(command);
        result.ExitCode.Should().NotBe(0, $"{command} printed: {result}");
        result.Error.Trim().Should().Be(message);
    }

    private static Regex PatternOf(string line) => new("^" + Regex.Escape(line).Replace("\\*", "\\S*", StringComparison.Ordinal) + "$");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
