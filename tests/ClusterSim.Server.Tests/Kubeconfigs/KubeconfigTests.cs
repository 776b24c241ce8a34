using ClusterSim.Server.Kubeconfigs;

namespace ClusterSim.Server.Tests.Kubeconfigs;

/// <summary>Kubeconfig files are written, read, and left whole.</summary>
public sealed class KubeconfigTests
{
    private static readonly Kubeconfig Ours = new("clustersim", new("http://127.0.0.1:8080"), "secret", null);
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("clustersim-kubeconfig-").FullName;

    [TearDown]
    public void RemoveDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Reads_what_it_wrote()
    {
        var path = Path.Combine(_directory, "new", "config");
        var withAuthority = Ours with { AuthorityPem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n" };

        withAuthority.Save(path);

        Kubeconfig.Load(path).Should().Be(withAuthority);
    }

    [Test]
    public void Keeps_what_others_have_in_the_file()
    {
        var path = Path.Combine(_directory, "config");
        File.WriteAllText(path, """
            apiVersion: v1
            kind: Config
            preferences: {colors: true}
            clusters:
            - name: production
              cluster: {server: https://prod.example, insecure-skip-tls-verify: true}
            - name: clustersim
              cluster: {server: http://127.0.0.1:1}
            current-context: production
            """);

        Ours.MergeInto(path);

        var text = File.ReadAllText(path);
        text.Should().Contain("https://prod.example").And.Contain("colors: true").And.NotContain("127.0.0.1:1\n");
        Kubeconfig.Load(path).Should().Be(Ours);
    }

    [Test]
    public void Leaves_alone_what_is_no_kubeconfig()
    {
        var path = Path.Combine(_directory, "config");
        File.WriteAllText(path, "- a\n- list\n");

        Ours.Invoking(it => it.MergeInto(path)).Should().Throw<InvalidDataException>().WithMessage("*is no kubeconfig*");

        File.ReadAllText(path).Should().Be("- a\n- list\n");
    }

    [Test]
    public void Says_what_to_do_when_there_is_none() =>
        FluentActions.Invoking(() => Kubeconfig.Load(Path.Combine(_directory, "missing"))).Should().Throw<FileNotFoundException>().WithMessage("*clustersim up*");
}
