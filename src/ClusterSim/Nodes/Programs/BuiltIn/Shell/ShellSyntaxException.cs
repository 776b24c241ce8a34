namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>A script that is none.</summary>
/// <param name="problem">As shells say it.</param>
/// <param name="isIncomplete">Whether more lines might make it one.</param>
internal sealed class ShellSyntaxException(string problem, bool isIncomplete = false) : Exception(problem)
{
    public bool IsIncomplete { get; } = isIncomplete;

    public static ShellSyntaxException Unexpected(string what) => new($"syntax error: unexpected {what}");

    public static ShellSyntaxException EndOfFile(string expected) => new($"syntax error: unexpected end of file (expecting \"{expected}\")", isIncomplete: true);
}
