namespace ClusterSim.Lab.Charts;

/// <summary>A picture of figures, as data. The same chart gives the same bytes on every machine.</summary>
public abstract record Chart
{
    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Of what, or how it is to be read; empty unless set.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>How wide it is, in pixels; 860 unless set: what a page of Markdown shows without shrinking it.</summary>
    public int Width { get; init; } = 860;

    /// <summary>The chart as a picture that needs nothing else: no script, no font, no other file. Light or dark as its reader prefers.</summary>
    public abstract string ToSvg();
}
