namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Commands that nearly every image has, whatever else is in it: a container whose <c>command</c> is one of them runs that and not the image's program.</summary>
internal static class CommandPrograms
{
    /// <summary>The program for the command of <paramref name="container"/>; null when the image decides.</summary>
    public static IContainerProgram? Find(Container container) =>
        container.Command.Count > 0 && Shell.Knows(container.Command[0]) ? Shell.Instance : null;
}
