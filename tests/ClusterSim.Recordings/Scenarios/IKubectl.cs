namespace ClusterSim.Recordings.Scenarios;

/// <summary>A real <c>kubectl</c> that reaches the cluster of a scenario.</summary>
public interface IKubectl : IDisposable
{
    /// <summary>Runs one command to its end; meanwhile the cluster's time stands still.</summary>
    /// <param name="arguments">What follows <c>kubectl</c>.</param>
    /// <returns>The exit code and what was printed.</returns>
    (int ExitCode, string Output, string Error) Run(IReadOnlyList<string> arguments);
}
