namespace ClusterSim.Scheduling;

/// <summary>Which images there are on which Nodes.</summary>
/// <remarks>Source: backend/cache/cache.go, addNodeImageStates (v1.36): an image has the size first reported until no Node has it.</remarks>
internal sealed class ImageTable
{
    private readonly Dictionary<string, ImageState> _byName = new(StringComparer.Ordinal); // Never enumerated.

    public ImageState? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(NodeEntry entry, ValueList<ContainerImage> images)
    {
        foreach (var image in images)
        {
            foreach (var name in image.Names)
            {
                if (!_byName.TryGetValue(name, out var state))
                    _byName.Add(name, state = new ImageState(image.SizeBytes));
                state.Nodes.Add(entry);
            }
        }
    }

    public void Remove(NodeEntry entry, ValueList<ContainerImage> images)
    {
        foreach (var image in images)
        {
            foreach (var name in image.Names)
            {
                if (_byName.TryGetValue(name, out var state) && state.Nodes.Remove(entry) && state.Nodes.Count == 0)
                    _byName.Remove(name);
            }
        }
    }
}
