using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using ClusterSim.Benchmarks;
using ClusterSim.Benchmarks.Scheduler;

// Benchmarks proper go through BenchmarkDotNet; clusters so large that once is enough have a command of their own.
if (args is ["scale", .. var rest])
    return ScaleRun.Run(rest);
if (args is ["scheduler", .. var scheduler])
    return SchedulerRun.Run(scheduler);
if (args is ["throughput", .. var throughput])
    return ThroughputRun.Run(throughput);
if (args is ["probes", .. var probes])
    return ProbesRun.Run(probes);
if (args is ["watchers", .. var watchers])
    return await WatchersRun.RunAsync(watchers).ConfigureAwait(false);
var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)); // It builds the library again, with all its analyzers.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
