namespace ClusterSim.ApiServer.Services;

/// <summary>An object with what was allocated for it; everything but Services passes unchanged.</summary>
internal readonly struct Allocated(ApiObject obj, ServiceTransaction? transaction = null)
{
    public ApiObject Object => obj;

    /// <summary>The write succeeded; after a rehearsal everything is given back.</summary>
    public void Commit(bool dryRun)
    {
        if (dryRun)
            transaction?.Revert();
        else
            transaction?.Commit();
    }

    /// <summary>The write failed.</summary>
    public void Revert() => transaction?.Revert();
}
