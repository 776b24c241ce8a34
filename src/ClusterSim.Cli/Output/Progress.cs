using Spectre.Console;

namespace ClusterSim.Cli.Output;

/// <summary>Lets virtual time pass, and shows people how far it is.</summary>
internal static class Progress
{
    private const int Steps = 100;

    public static void While(bool isShown, Action<TimeSpan> advance, TimeSpan time)
    {
        if (!isShown || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            advance(time);
            return;
        }
        AnsiConsole.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("virtual time", maxValue: Steps);
            var passed = TimeSpan.Zero;
            for (var step = 1; step <= Steps; step++)
            {
                var until = time * step / Steps;
                advance(until - passed);
                passed = until;
                task.Increment(1);
            }
        });
    }
}
