using BenchmarkDotNet.Running;
using ClusterSim.Benchmarks;

// Benchmarks proper go through BenchmarkDotNet; clusters so large that once is enough have a command of their own.
if (args is ["scale", .. var rest])
    return ScaleRun.Run(rest);
return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
