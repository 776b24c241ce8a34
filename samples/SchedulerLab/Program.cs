using System.Globalization;
using ClusterSim.Lab;
using SchedulerLab;

// Without arguments: a few policies on a small cluster. With "openb FOLDER [VARIANT [SEED [POLICY…]]]": the published experiment.
if (args is ["openb", var folder, .. var rest])
{
    var chosen = rest.Length > 2 ? rest[2..].Select(Named).ToList() : LabPolicies.All;
    OpenbRun.Print(folder, rest.ElementAtOrDefault(0) ?? "default", ulong.Parse(rest.ElementAtOrDefault(1) ?? "42", CultureInfo.InvariantCulture), chosen);
    return;
}

string[] names = args.Length > 0 ? args : ["Random", "FirstFit", "BestFit", "GpuPacking", "FGD", "Kubernetes"];
ulong[] seeds = [1, 2, 3];

Console.WriteLine($"{"policy",-15}{"placed",8}{"failed",8}{"GPUs used %",13}{"fragmented %",14}");
foreach (var policy in names.Select(Named))
{
    var results = seeds.Select(seed => new LabRun(SmallCluster.Source, policy, seed).Execute()).ToList();
    var used = results.Average(result => 100.0 * result.Final.Used.GpuMilli / result.Capacity.GpuMilli);
    var fragmented = results.Average(result => 100 * result.Final.FragmentedGpuMilli / (result.Capacity - result.Final.Used).GpuMilli);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Name,-15}{results.Average(result => result.Totals.Placed),8:F1}{results.Average(result => result.Totals.Failed),8:F1}{used,13:F2}{fragmented,14:F2}"));
}

static Policy Named(string name) => LabPolicies.Find(name) ?? throw new ArgumentException($"There is no policy {name}.");
