namespace ClusterSim.Scheduling;

/// <summary>Who rejects which row, and with what verdict.</summary>
internal sealed class Judgement
{
    /// <summary>By row: the place of the first filter that rejects it, 0 for none, <see cref="Diagnosis.LeftOut"/> where nobody was asked.</summary>
    public byte[] RejectedBy { get; private set; } = [];

    /// <summary>By row: that filter's verdict.</summary>
    public Verdict[] Verdicts { get; private set; } = [];

    public void MakeRoom(int count)
    {
        if (RejectedBy.Length < count)
            (RejectedBy, Verdicts) = (new byte[count], new Verdict[count]);
    }
}
