using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Log;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.ApiServer;

public sealed class FingerprintTests
{
    [Test]
    public void Is_made_of_hashes_that_are_the_same_in_every_process()
    {
        StableHash.Of("pods").Should().Be(0x8BFCEE0DA86A3C2D);
        StableHash.Mix(1, 2).Should().Be(0x8FBBEE8721F2A089);
    }

    [Test]
    public void Tells_runs_with_different_seeds_or_inputs_apart()
    {
        var one = Run(seed: 1, "m");

        Run(seed: 1, "m").Should().Be(one);
        Run(seed: 2, "m").Should().NotBe(one);
        Run(seed: 1, "n").Should().NotBe(one);
    }

    private static ulong Run(ulong seed, string name)
    {
        using var loop = new SimulationLoop(seed, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var server = new ClusterSim.ApiServer.ApiServer(loop, new ObjectStore(loop), Scheme.BuiltIn);
        var admin = new Caller("admin");
        server.Create(admin, new Namespace { Metadata = new() { Name = "default" } });
        server.Create(admin, new ConfigMap { Metadata = new() { Name = name, Namespace = "default" } });
        loop.Run(TimeSpan.FromSeconds(1));
        server.Delete<ConfigMap>(admin, new("default", name));
        return server.Log.Fingerprint;
    }
}
