using ClusterSim.Simulation;
using ClusterSim.Tests.Architecture;

namespace ClusterSim.Tests.PublicApi;

/// <summary>What others may use stands in one file, which is read like prose whenever it changes.</summary>
public sealed class PublicApiTests
{
    private static string Approved => Repository.PathTo("tests", "ClusterSim.Tests", "PublicApi", "ClusterSim.approved.txt");

    [Test]
    public void Is_what_was_approved()
    {
        var now = ApiText.Of(typeof(SimulationLoop).Assembly);
        if (Repository.Approves)
            File.WriteAllText(Approved, now);

        var approved = File.Exists(Approved) ? File.ReadAllText(Approved).ReplaceLineEndings("\n") : "";

        if (now != approved)
            Assert.Fail($"The public API has changed:\n{Difference(approved, now)}\nIf that is wanted, run this test with {Repository.ApproveVariable}=1, read what changed in {Path.GetFileName(Approved)}, and commit it.");
    }

    [Test]
    public void Is_described_in_full_so_that_a_change_is_seen()
    {
        var text = ApiText.Of(typeof(SimulationLoop).Assembly);

        text.Should().Contain("    sealed class Cluster : IDisposable\n")
            .And.Contain("        Cluster(ulong seed = 1)\n")
            .And.Contain("        void RunUntil(Func<bool> condition, TimeSpan within)\n")
            .And.Contain("    sealed record Pod : ApiObject\n")
            .And.Contain("        string? NodeName { get; init; }\n")
            .And.Contain("        T? Find<T>(ObjectKey key) where T : ApiObject\n")
            .And.NotContain("EqualityContract").And.NotContain("<Clone>").And.NotContain("    open ");
    }

    private static string Difference(string approved, string now)
    {
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        var gone = before.Except(after).Select(line => "- " + line.Trim());
        var came = after.Except(before).Select(line => "+ " + line.Trim());
        var lines = gone.Concat(came).ToList();
        return lines.Count == 0 ? "(the order, or lines that occur more than once)" : string.Join("\n", lines.Take(60)) + (lines.Count > 60 ? $"\n… and {lines.Count - 60} more" : "");
    }
}
