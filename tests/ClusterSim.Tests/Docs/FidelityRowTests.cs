namespace ClusterSim.Tests.Docs;

/// <summary>Each behaviour that <c>docs/fidelity.md</c> lists says how it is, and names a test that pins it.</summary>
public sealed class FidelityRowTests
{
    private const string Heading = "## The book, behaviour by behaviour";

    private static readonly string[] Tests = [.. RepositoryFiles.Under("tests", "*.cs").Concat(RepositoryFiles.Under("samples", "*.cs")).Select(RepositoryFiles.Read)];

    [TestCaseSource(nameof(Rows))]
    public void A_behaviour_is_pinned_by_a_test(string behaviour, string how, string pinnedBy)
    {
        behaviour.Should().NotBeEmpty();
        how.Should().MatchRegex("^(faithful|simplified: .+|absent(: .+)?)$", "{0}", behaviour);
        if (how.StartsWith("absent", StringComparison.Ordinal) && pinnedBy == "—")
            return;
        foreach (var test in pinnedBy.Split(", "))
        {
            var parts = test.Trim('`').Split('.');
            parts.Should().HaveCount(2, "{0} names a test as `Class.Method`", behaviour);
            Tests.Should().Contain(
                text => text.Contains($"class {parts[0]}", StringComparison.Ordinal) && text.Contains($" {parts[1]}(", StringComparison.Ordinal),
                "{0} is pinned by {1}", behaviour, test);
        }
    }

    private static IEnumerable<TestCaseData> Rows()
    {
        var text = RepositoryFiles.Read("docs/fidelity.md");
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        var end = text.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        foreach (var line in text[start..end].Split('\n'))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| behaviour |", StringComparison.Ordinal) || line.StartsWith("| --- |", StringComparison.Ordinal))
                continue;
            var cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();
            yield return new TestCaseData(cells[0], cells.ElementAtOrDefault(1) ?? "", cells.ElementAtOrDefault(2) ?? "").SetArgDisplayNames(cells[0]);
        }
    }
}
