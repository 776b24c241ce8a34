namespace ClusterSim.Scheduling;

/// <summary>What is known of a Node besides its columns.</summary>
internal sealed class NodeEntry(string name)
{
    private int _lowestPriority = int.MaxValue;
    private bool _lowestPriorityStale;

    public string Name { get; } = name;

    /// <summary>The object; null while only Pods bound to it are known.</summary>
    public Node? Node { get; set; }

    /// <summary>Its row in every column.</summary>
    public int Row { get; set; }

    /// <summary>Where it stands in <see cref="NodeTree"/>.</summary>
    public string Zone { get; set; } = "";

    public List<PodEntry> Pods { get; } = [];

    /// <summary>Host ports its Pods claim. As in Kubernetes a set: of two Pods with the same port, the first to go takes it along.</summary>
    public List<HostPort> Ports { get; } = [];

    /// <summary>The lowest priority among its Pods: whoever has no higher one finds no victims here.</summary>
    public int LowestPriority
    {
        get
        {
            if (_lowestPriorityStale)
            {
                _lowestPriorityStale = false;
                _lowestPriority = int.MaxValue;
                foreach (var pod in Pods)
                    _lowestPriority = Math.Min(_lowestPriority, pod.Priority);
            }
            return _lowestPriority;
        }
    }

    public void Attach(PodEntry pod)
    {
        pod.Node = this;
        pod.Index = Pods.Count;
        Pods.Add(pod);
        _lowestPriority = Math.Min(_lowestPriority, pod.Priority);
        foreach (var port in pod.Shape.HostPorts)
        {
            if (!Ports.Contains(port))
                Ports.Add(port);
        }
    }

    public void Detach(PodEntry pod)
    {
        var last = Pods[^1];
        Pods[pod.Index] = last;
        last.Index = pod.Index;
        Pods.RemoveAt(Pods.Count - 1);
        _lowestPriorityStale |= pod.Priority <= _lowestPriority;
        foreach (var port in pod.Shape.HostPorts)
            Ports.Remove(port);
    }
}
