using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Runs a simple command or a shell script made of simple commands: <c>sleep</c>, <c>echo</c>, <c>true</c>, <c>false</c>, <c>exit</c>, <c>hostname</c>.</summary>
/// <remarks>
/// <para>A script with anything else in it is not understood; then the container runs, listening on its declared ports, until it is told to stop.</para>
/// <para>As process 1 neither a shell nor these commands react to SIGTERM: they are killed when the grace period is over.</para>
/// </remarks>
internal sealed class Shell : IContainerProgram
{
    private static readonly string[] Shells = ["sh", "ash", "bash", "dash"];

    public static Shell Instance { get; } = new();

    /// <summary>Whether <paramref name="command"/>, with or without its path, is a shell or one of the simple commands.</summary>
    public static bool Knows(string command) => Shells.Contains(NameOf(command)) || SimpleScript.Commands.Contains(NameOf(command));

    public Task<int> RunAsync(ContainerContext context)
    {
        string[] words = [.. context.Command, .. context.Args];
        if (words is [])
            return Task.FromResult(0);
        if (!Shells.Contains(NameOf(words[0])))
            return RunAsync(context, SimpleScript.FromCommand([NameOf(words[0]), .. words[1..]]));
        return words.AsSpan(1) switch
        {
            [] when context.Spec.Stdin => ContainerContext.Forever(),
            [] => Task.FromResult(0), // It reads the end of its input.
            ["-c" or "-ec" or "-xc", var script, ..] => RunAsync(context, SimpleScript.TryParse(script)),
            _ => RunAsync(context, null),
        };
    }

    /// <summary>Runs a command beside a container's program, as a hook does: what it prints is lost, and commands that are not known succeed at once.</summary>
    /// <returns>Its exit code.</returns>
    internal static Task<int> ExecAsync(ContainerContext context, IReadOnlyList<string> command)
    {
        if (command is [])
            return Task.FromResult(0);
        var script = !Shells.Contains(NameOf(command[0])) ? SimpleScript.FromCommand([NameOf(command[0]), .. command.Skip(1)])
            : command.Count > 2 && command[1].EndsWith('c') ? SimpleScript.TryParse(command[2], anyCommand: true)
            : null;
        return script is null ? Task.FromResult(0) : RunStepsAsync(context, script, static _ => { });
    }

    private static string NameOf(string command) => command[(command.LastIndexOf('/') + 1)..];

    private static Task<int> RunAsync(ContainerContext context, SimpleScript? script) =>
        script is null ? DeclaredPortsServer.Instance.RunAsync(context) : RunStepsAsync(context, script, context.Log);

    private static async Task<int> RunStepsAsync(ContainerContext context, SimpleScript script, Action<string> print)
    {
        var status = 0;
        foreach (var step in script.Steps)
        {
            if (!step.Runs(status))
                continue;
            status = await RunStepAsync(context, step.Words, status, print);
            if (step.Words[0] == "exit")
                return status;
        }
        return status;
    }

    private static async Task<int> RunStepAsync(ContainerContext context, string[] words, int status, Action<string> print)
    {
        switch (words[0])
        {
            case "sleep":
                foreach (var word in words.AsSpan(1).ToArray())
                    await SleepAsync(context, word);
                return 0;
            case "echo":
                print(string.Join(' ', words.Skip(1)));
                return 0;
            case "hostname":
                print(context.Hostname);
                return 0;
            case "exit":
                return words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) & 255 : status;
            default:
                return words[0] == "false" ? 1 : 0;
        }
    }

    private static async Task SleepAsync(ContainerContext context, string word)
    {
        if (SimpleScript.TryParseSleep(word) is { } duration)
            await context.Delay(duration);
        else
            await ContainerContext.Forever();
    }
}
