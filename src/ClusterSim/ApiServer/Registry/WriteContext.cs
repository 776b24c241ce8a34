namespace ClusterSim.ApiServer.Registry;

/// <summary>What goes with one write: who asked, whether it is a rehearsal, what to warn about.</summary>
internal sealed class WriteContext(Caller caller, bool collectsWarnings = true)
{
    private List<string>? _warnings;

    public Caller Caller { get; } = caller;

    /// <summary>Who comes to own the fields that are written.</summary>
    public string FieldManager { get; init; } = caller.FieldManager;

    /// <summary>Everything is checked and answered as if, but nothing is written (<c>dryRun=All</c>).</summary>
    public bool DryRun { get; init; }

    /// <summary>The request is so large that what comes of it may be too large for the store.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Whether anybody will read the warnings; if not, they need not be worked out.</summary>
    public bool CollectsWarnings { get; } = collectsWarnings;

    public IReadOnlyList<string> Warnings => _warnings ?? [];

    public void Warn(string text)
    {
        if (CollectsWarnings && _warnings?.Contains(text) != true) // The same text is told once.
            (_warnings ??= []).Add(text);
    }

    public void Warn(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Warn(text);
    }
}
