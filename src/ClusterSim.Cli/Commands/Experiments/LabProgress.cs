using Spectre.Console;

namespace ClusterSim.Cli.Commands.Experiments;

/// <summary>Shows people how many runs have ended; programs see nothing of it.</summary>
internal static class LabProgress
{
    public static T While<T>(int runs, Func<Action, T> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return work(static () => { });
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask($"{runs} runs", maxValue: Math.Max(1, runs));
                return work(() => task.Increment(1));
            });
    }
}
