using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling;

/// <summary>Calls plugins about many Nodes, and holds them to their contract.</summary>
internal static class PluginCalls
{
    /// <summary>Asks a filter about candidates and notes its rejections where no filter before it rejected.</summary>
    /// <returns>How many rows it is the first to reject.</returns>
    public static int Filter(
        FilterSlot slot, PodShape shape, CycleState state, Snapshot snapshot, NodeRows candidates, Scratch scratch, Judgement judgement)
    {
        var answers = Ask(slot, shape, state, snapshot, candidates, scratch);
        var (rejectedBy, verdicts) = (judgement.RejectedBy, judgement.Verdicts);
        var words = MemoryMarshal.Cast<Verdict, ulong>(answers);
        var rejected = 0;
        var first = words.IndexOfAnyExcept(0UL);
        if (first < 0)
            scratch.VerdictsAreClear();
        for (var place = first; place >= 0;)
        {
            var row = candidates[place];
            if (rejectedBy[row] == 0 || rejectedBy[row] > slot.Place)
            {
                rejected += rejectedBy[row] == 0 ? 1 : 0;
                rejectedBy[row] = slot.Place;
                verdicts[row] = answers[place];
            }
            var next = words[(place + 1)..].IndexOfAnyExcept(0UL);
            place = next < 0 ? -1 : place + 1 + next;
        }
        return rejected;
    }

    /// <summary>Asks a filter about candidates.</summary>
    public static Span<Verdict> Ask(FilterSlot slot, PodShape shape, CycleState state, Snapshot snapshot, NodeRows candidates, Scratch scratch)
    {
        var answers = scratch.Verdicts(candidates.Count);
        try
        {
            slot.Plugin.Filter(shape, state, snapshot, candidates, answers);
        }
        catch (Exception e) when (e is not PluginException)
        {
            throw PluginException.Threw(slot.Plugin, "Filter", e);
        }
        return answers;
    }

    /// <summary>Has a filter put a rejection in words.</summary>
    public static void Describe(FilterSlot slot, PodShape shape, Snapshot snapshot, Verdict verdict, List<string> reasons)
    {
        try
        {
            slot.Plugin.Describe(shape, snapshot, verdict, reasons);
        }
        catch (Exception e)
        {
            throw PluginException.Threw(slot.Plugin, "Filter", e);
        }
    }

    /// <summary>Asks a scorer about candidates.</summary>
    public static Span<long> Score(ScoreSlot slot, PodShape shape, CycleState state, Snapshot snapshot, NodeRows candidates, Scratch scratch)
    {
        var scores = scratch.Scores(candidates.Count);
        try
        {
            slot.Plugin.Score(shape, state, snapshot, candidates, scores);
        }
        catch (Exception e) when (e is not PluginException)
        {
            throw PluginException.Threw(slot.Plugin, "Score", e);
        }
        return scores;
    }

    /// <summary>Refuses scores that are not from 0 to 100 after normalising.</summary>
    public static void CheckRange(ScoreSlot slot, ReadOnlySpan<long> scores)
    {
        foreach (var score in scores)
            CheckRange(slot, score);
    }

    /// <inheritdoc cref="CheckRange(ScoreSlot, ReadOnlySpan{long})"/>
    public static void CheckRange(ScoreSlot slot, long score)
    {
        if ((ulong)score > IScorePlugin.MaxNodeScore)
        {
            throw new PluginException(
                slot.Plugin.Name,
                $"applying score defaultWeights on Score plugins: plugin \"{slot.Plugin.Name}\" returns an invalid score {score}, it should in the range of [0, 100] after normalizing");
        }
    }
}
