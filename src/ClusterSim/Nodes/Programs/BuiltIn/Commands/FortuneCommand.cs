using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>fortune</c>: a saying, another one each time.</summary>
internal static class FortuneCommand
{
    private static readonly string[] Sayings =
    [
        "A cluster that never fails has not been asked enough.",
        "The pod you delete today is the replica you meet tomorrow.",
        "Labels are cheap; finding out which one is missing is not.",
        "He who forgets the namespace shall find no resources.",
        "Declare what you want, and wait. Waiting is the hard part.",
        "There are two hard things: naming, expiring caches, and counting from zero.",
        "Whoever drains a node on Friday shall watch it on Saturday.",
        "You will soon meet a tall, dark Deployment.",
        "Eventually consistent is consistent, eventually.",
        "A probe a day keeps the pager away.",
        "It was the network. It is always the network, unless it is DNS.",
        "Good things come to those who set their resource requests.",
    ];

    public static Task<int> RunAsync(Process process) => ShellCommands.Done(process.WriteLineAsync(Sayings[process.Container.NextRandom(Sayings.Length)]));
}
