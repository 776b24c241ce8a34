namespace ClusterSim.Scheduling;

/// <summary>The labels of Namespaces, for terms that select Namespaces by label.</summary>
internal sealed class NamespaceLabels
{
    private readonly Dictionary<string, ValueMap<string>> _byName = new(StringComparer.Ordinal); // Never enumerated.

    /// <summary>Rises when a Namespace comes or goes, or has other labels.</summary>
    public long Version { get; private set; }

    /// <summary>The labels of a Namespace; null when there is none of that name.</summary>
    public ValueMap<string>? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A Namespace came, changed or went.</summary>
    public void Change(Namespace? before, Namespace? after)
    {
        if (before is not null && after is not null && before.Metadata.Labels == after.Metadata.Labels)
            return;
        Version++;
        if (after is null)
            _byName.Remove(before!.Metadata.Name!);
        else
            _byName[after.Metadata.Name!] = after.Metadata.Labels;
    }
}
