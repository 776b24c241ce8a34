using System.Globalization;
using ClusterSim.Api;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.TestServers;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>stress</c>: uses as much CPU and memory as it is told to, in both of the images of that name.</summary>
internal static class StressCommand
{
    private const int MilliCpuPerCpu = 1000;
    private const long DefaultBytes = 256 << 20; // --vm-bytes

    public static Task<int> RunAsync(Process process) => RunAsync(process.Container.Context, process.Arguments, process.Id);

    /// <summary>Runs until its time is over, or for ever.</summary>
    public static async Task<int> RunAsync(ContainerContext context, IReadOnlyList<string> words, int id)
    {
        var flags = new AgnhostFlags(words);
        return words.Any(word => word.StartsWith("-mem-", StringComparison.Ordinal) || word.StartsWith("-cpus", StringComparison.Ordinal) || word.StartsWith("--mem-", StringComparison.Ordinal) || word.StartsWith("--cpus", StringComparison.Ordinal))
            ? await GrowAsync(context, flags)
            : await HogAsync(context, flags, words, id);
    }

    /// <summary>polinux/stress: all at once.</summary>
    private static async Task<int> HogAsync(ContainerContext context, AgnhostFlags flags, IReadOnlyList<string> words, int id)
    {
        var cpus = flags.Number("cpu", flags.Number("c", 0));
        var workers = flags.Number("vm", flags.Number("m", 0));
        if (words.Count == 0 || cpus + workers + flags.Number("io", flags.Number("i", 0)) == 0)
        {
            context.Log("`stress' imposes certain types of compute stress on your system\n\nUsage: stress [OPTION [ARG]] ...");
            return 0;
        }
        context.Log(string.Create(CultureInfo.InvariantCulture, $"stress: info: [{id}] dispatching hogs: {cpus} cpu, {flags.Number("io", flags.Number("i", 0))} io, {workers} vm, 0 hdd"));
        context.Use(new ContainerUsage((cpus + (flags.Find("vm-hang") is null ? workers : 0)) * MilliCpuPerCpu, ContainerUsage.Idle.MemoryBytes + (workers * Bytes(flags.Find("vm-bytes")))));
        if ((flags.Duration("timeout") ?? flags.Duration("t")) is not { } time)
            return await ContainerContext.Forever();
        await context.Delay(time);
        context.Log(string.Create(CultureInfo.InvariantCulture, $"stress: info: [{id}] successful run completed in {(int)time.TotalSeconds}s"));
        context.Use(ContainerUsage.Idle);
        return 0;
    }

    /// <summary>vish/stress: memory piece by piece.</summary>
    private static async Task<int> GrowAsync(ContainerContext context, AgnhostFlags flags)
    {
        var (total, piece) = (Amount(flags.Find("mem-total")), Math.Max(1, Amount(flags.Find("mem-alloc-size") ?? "4Ki")));
        var pause = flags.Duration("mem-alloc-sleep") ?? TimeSpan.FromMilliseconds(1);
        context.LogError(string.Create(CultureInfo.InvariantCulture, $"I{context.Time.GetUtcNow():MMdd HH:mm:ss.ffffff}       1 main.go:26] Allocating \"{flags.Find("mem-total") ?? "0"}\" memory, in \"{flags.Find("mem-alloc-size") ?? "4Ki"}\" chunks, with a {flags.Find("mem-alloc-sleep") ?? "1ms"} sleep between allocations"));
        var cpus = flags.Number("cpus", 0);
        for (var i = 0; i < cpus; i++)
            context.LogError(string.Create(CultureInfo.InvariantCulture, $"I{context.Time.GetUtcNow():MMdd HH:mm:ss.ffffff}       1 main.go:39] Spawning a thread to consume CPU"));
        context.Use(ContainerUsage.Idle with { MilliCpu = cpus * MilliCpuPerCpu });
        var step = Math.Max(1, total / piece / 100); // A hundred steps are as good as a million.
        for (long used = 0; used < total;)
        {
            used = Math.Min(total, used + (step * piece));
            context.Use(context.Usage with { MemoryBytes = ContainerUsage.Idle.MemoryBytes + used });
            await context.Delay(pause * step);
        }
        return await ContainerContext.Forever();
    }

    private static long Amount(string? text) => text is not null && Quantity.TryParse(text, out var amount, out _) ? amount.WholeValue : 0;

    private static long Bytes(string? text)
    {
        if (text is not { Length: > 0 })
            return DefaultBytes;
        var factor = char.ToUpperInvariant(text[^1]) switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, 'B' => 1L, _ => 0L };
        return long.TryParse(factor == 0 ? text : text[..^1], CultureInfo.InvariantCulture, out var number) ? number * Math.Max(1, factor) : DefaultBytes;
    }
}
