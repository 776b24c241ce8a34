namespace ClusterSim.ApiServer.Services;

/// <summary>Numbers that were taken or will be given back for one write of a Service, settled when it is known whether the write succeeds.</summary>
internal sealed class ServiceTransaction
{
    private readonly List<(NumberPool Pool, long Number)> _taken = [];
    private readonly List<(NumberPool Pool, long Number)> _leaving = [];

    public void Took(NumberPool pool, long number) => _taken.Add((pool, number));

    public void Leaves(NumberPool pool, long number) => _leaving.Add((pool, number));

    public void Commit() => Release(_leaving);

    public void Revert() => Release(_taken);

    private static void Release(List<(NumberPool Pool, long Number)> numbers)
    {
        foreach (var (pool, number) in numbers)
            pool.Release(number);
    }
}
