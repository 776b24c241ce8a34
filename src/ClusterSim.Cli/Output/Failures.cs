using ClusterSim.ApiServer;
using ClusterSim.Simulation;

namespace ClusterSim.Cli.Output;

/// <summary>Tells people what went wrong, in place of a stack trace.</summary>
internal static class Failures
{
    /// <summary>Runs a command; what a user can do something about becomes a message and exit code 1.</summary>
    public static async Task<int> ReportAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or HttpRequestException or FormatException or ApiException or SimulationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync("Error: " + error.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
