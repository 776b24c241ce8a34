namespace ClusterSim.Nodes.Processes;

/// <summary>The processes of one container, besides what its image runs by itself.</summary>
internal sealed class ProcessTable
{
    /// <summary>How many there may be; kubelets and runtimes set no limit of their own, but memory would.</summary>
    private const int MaxProcesses = 4096;

    private readonly SortedDictionary<int, Process> _processes = [];
    private int _last = 1; // What the image runs is number 1.

    /// <summary>All that run, oldest first.</summary>
    public IReadOnlyCollection<Process> Running => _processes.Values;

    public Process? Find(int id) => _processes.GetValueOrDefault(id);

    /// <summary>The next process that is added is the container's main one.</summary>
    public void ExpectMain() => _last = 0;

    /// <exception cref="IOException">There are too many.</exception>
    public int Add(Process process)
    {
        if (_processes.Count >= MaxProcesses)
            throw new IOException("can't fork: Resource temporarily unavailable");
        _processes.Add(++_last, process);
        return _last;
    }

    public void Remove(Process process) => _processes.Remove(process.Id);

    /// <summary>The container is gone, and everything in it.</summary>
    public void KillAll()
    {
        foreach (var process in _processes.Values.ToArray())
            process.Kill();
    }
}
