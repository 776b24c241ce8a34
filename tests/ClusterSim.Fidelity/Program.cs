using ClusterSim.Fidelity;

return args switch
{
    ["controllers", .. var rest] when ReplayArguments.TryParse(rest, out var arguments, out var error) => ControllerReplay.Run(arguments),
    ["api", .. var rest] when ReplayArguments.TryParse(rest, out var arguments, out var error) => ApiReplay.Run(arguments),
    ["scheduler", .. var rest] when ReplayArguments.TryParse(rest, out var arguments, out var error) => SchedulerReplay.Run(arguments),
    ["fingerprint", .. var rest] => FingerprintRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Replays what was recorded from a real Kubernetes cluster, and counts what comes out the same.

          controllers FILE… [--area A] [--id ID] [--seed N] [--verbose] [--traces]   scripts, and what the real controllers made of them
          api FILE… [--area A] [--id ID] [--verbose]   requests, and what the real API server answered
          scheduler FILE… [--id ID] [--verbose]   clusters and Pods, and what the real scheduler said of them
          fingerprint [--seed N] [--neighbours N]   every write of an eventful day, while N other clusters run on threads of their own

        --verbose shows each mismatch, --traces where the counts that a watch sees in between differ, which is no mismatch.
        FILE is a recording, one JSON object a line, gzipped or not. The exit code is 0 only when everything that can be replayed matched.
        """);
    return 2;
}
