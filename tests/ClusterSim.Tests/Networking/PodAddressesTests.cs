using ClusterSim.Networking;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Networking;

public sealed class PodAddressesTests
{
    private PodAddresses _addresses = null!;

    [SetUp]
    public void StartAnew() => _addresses = new();

    [Test]
    public void Gives_each_machine_a_range_of_its_own()
    {
        string[] ranges = [.. Enumerable.Range(0, 300).Select(i => _addresses.AddHost(Host(i)))];

        ranges.Should().OnlyHaveUniqueItems();
        ranges[0].Should().Be("10.244.0.0/24");
        ranges[255].Should().Be("10.244.255.0/24");
        ranges[256].Should().Be("10.245.0.0/24");
    }

    [Test]
    public void Has_ranges_for_ten_thousand_machines()
    {
        var ranges = Enumerable.Range(0, 10_000).Select(i => _addresses.AddHost(Host(i))).ToList();

        ranges.Should().OnlyHaveUniqueItems();
        ranges[12 * 256].Should().Be("100.64.0.0/24");
    }

    [Test]
    public void Gives_a_machine_another_range_when_its_own_is_full()
    {
        var host = Host(0);
        _addresses.AddHost(host);
        _addresses.AddHost(Host(1));
        string[] taken = [.. Enumerable.Range(0, 600).Select(_ => _addresses.Take(host))];

        taken.Should().OnlyHaveUniqueItems();
        taken[0].Should().Be("10.244.0.2");
        taken[252].Should().Be("10.244.0.254");
        taken[253].Should().Be("10.244.2.2");
    }

    [Test]
    public void Uses_a_returned_address_again_only_when_its_turn_comes()
    {
        var host = Host(0);
        _addresses.AddHost(host);
        _addresses.GiveBack(_addresses.Take(host));
        string[] next = [.. Enumerable.Range(0, 253).Select(_ => _addresses.Take(host))];

        next[0].Should().Be("10.244.0.3");
        next[252].Should().Be("10.244.0.2");
    }

    private static NetworkHost Host(int index) => new("node-" + index, PodAddresses.HostAddress(index));
}
