namespace ClusterSim.Scheduling;

/// <summary>Why a Node was rejected, in words for people. A plugin declares each of its reasons once, as a static field.</summary>
/// <remarks>Verdicts carry a number in place of the text, so that judging thousands of Nodes writes no references. Reasons live as long as the process: do not make them per Pod or Node.</remarks>
public sealed class Reason
{
    // A table of constants, not state: its order differs between runs and is never shown.
    private static readonly Lock Gate = new();
    private static volatile Reason[] s_all = [];

    /// <summary>Declares a reason.</summary>
    /// <param name="text">As it stands in events, as in <c>node(s) were unschedulable</c>.</param>
    public Reason(string text)
    {
        Text = text;
        lock (Gate)
        {
            Id = (uint)s_all.Length;
            s_all = [.. s_all, this];
        }
    }

    /// <summary>The words.</summary>
    public string Text { get; }

    internal uint Id { get; }

    /// <summary>The words.</summary>
    public override string ToString() => Text;

    internal static Reason Get(uint id) => s_all[id];
}
