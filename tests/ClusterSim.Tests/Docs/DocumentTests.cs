using System.Text.RegularExpressions;

namespace ClusterSim.Tests.Docs;

/// <summary>What documents show is what is compiled and run: .ci/run compares the output of each sample with its expected.txt.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Samples = [.. RepositoryFiles.Under("samples", "*.cs").Select(RepositoryFiles.Read)];

    [Test]
    public void The_readme_shows_the_program_of_its_sample_and_what_it_prints()
    {
        RepositoryFiles.Blocks("README.md", "csharp").Should().Equal(RepositoryFiles.Read("samples/Readme/Program.cs"));
        RepositoryFiles.Blocks("README.md", "text").First().Should().Be(RepositoryFiles.Read("samples/Readme/expected.txt"));
    }

    [Test]
    public void The_program_of_the_readme_fits_on_a_screen()
    {
        RepositoryFiles.Read("samples/Readme/Program.cs").Split('\n').Count(line => line.Length > 0).Should().BeLessThanOrEqualTo(15);
    }

    [TestCaseSource(nameof(Guides))]
    public void A_guide_shows_code_of_the_samples(string guide)
    {
        var blocks = RepositoryFiles.Blocks(guide, "csharp").ToList();

        blocks.Should().NotBeEmpty();
        foreach (var block in blocks)
            Samples.Should().Contain(sample => sample.Contains(block, StringComparison.Ordinal), "{0} shows it", guide);
    }

    [TestCaseSource(nameof(Documents))]
    public void A_document_links_to_what_there_is(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var links = Links().Matches(RepositoryFiles.Read(document)).Select(link => link.Groups[1].Value);

        links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !RepositoryFiles.Exists(Path.Combine(folder, link))).Should().BeEmpty();
    }

    private static IEnumerable<string> Guides() => RepositoryFiles.Under("docs/guides", "*.md").Append("docs/container-programs.md").Append("docs/scheduler-plugins.md")
        .Append("docs/scheduler-explain.md").Append("docs/scheduler-lab.md");

    private static IEnumerable<string> Documents() => ["README.md", "CHANGELOG.md", .. RepositoryFiles.Under("docs", "*.md")];

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Links();
}
