using System.Diagnostics;
using ClusterSim.Recordings.Reproducibility;

namespace ClusterSim.Tests.Clusters;

/// <summary>Same seed and inputs, same log, byte for byte: in this process and in others, alone or beside other clusters on other threads.</summary>
public sealed class ReproducibilityTests
{
    [Test]
    public async Task Two_processes_have_one_log_alone_and_beside_other_clusters()
    {
        var alone = RunProcessAsync("--seed", "7");
        var crowded = RunProcessAsync("--seed", "7", "--neighbours", "3");
        var here = EventfulDay.Run(seed: 7).ToString();

        (await alone).Should().Be(here);
        (await crowded).Should().Be(here);
        here.Split('\n').Length.Should().BeGreaterThan(500);
    }

    [Test]
    public void Clusters_on_many_threads_do_not_disturb_each_other()
    {
        var runs = new string[8];

        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number => runs[number] = EventfulDay.Run((ulong)(number % 2)).ToString());

        runs.Where((_, number) => number % 2 == 0).Distinct().Should().ContainSingle();
        runs.Where((_, number) => number % 2 == 1).Distinct().Should().ContainSingle();
        runs[0].Should().NotBe(runs[1], "another seed gives another day");
    }

    [Test]
    public void The_day_has_all_that_it_should_have()
    {
        var log = EventfulDay.Run(seed: 7).ToString();

        foreach (var name in new[] { "kube-scheduler", "deployment-controller", "replicaset-controller", "replication-controller", "endpointslice-controller", "taint-eviction-controller", "namespace-controller", "generic-garbage-collector", "kubelet" })
            log.Should().Contain($" {name}", "it takes part");
        log.Should().Contain("visitor 3: This is v1 running in pod web-");
    }

    private static async Task<string> RunProcessAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "ClusterSim.Fidelity.dll"), "fingerprint" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        (await errors).Should().BeEmpty();
        return output;
    }
}
