namespace ClusterSim.ApiServer.Validation.Diffs;

/// <summary>A run of lines of one text and the run of the other that stands in its place.</summary>
/// <param name="IsEqual">Whether both runs are the same.</param>
/// <param name="A">Where the run starts in the first text.</param>
/// <param name="AEnd">Where it ends, exclusively.</param>
/// <param name="B">Where the run starts in the second text.</param>
/// <param name="BEnd">Where it ends, exclusively.</param>
internal readonly record struct Edit(bool IsEqual, int A, int AEnd, int B, int BEnd)
{
    /// <summary>The first <paramref name="count"/> lines of an equal run.</summary>
    public Edit First(int count) => this with { AEnd = Math.Min(AEnd, A + count), BEnd = Math.Min(BEnd, B + count) };

    /// <summary>The last <paramref name="count"/> lines of an equal run.</summary>
    public Edit Last(int count) => this with { A = Math.Max(A, AEnd - count), B = Math.Max(B, BEnd - count) };
}
