using ClusterSim.Client;

namespace ClusterSim.Reconcilers;

/// <summary>How many creations and deletions a reconciler still waits to see, object by object.</summary>
/// <remarks>
/// <para>Caches lag behind. A reconciler that has asked for so many creations notes it here, counts down as they appear in its cache, and
/// creates no more until all have been seen or five minutes have passed.</para>
/// <para>Source: controller_utils.go, ControllerExpectations (v1.36).</para>
/// </remarks>
public sealed class Expectations(TimeProvider time)
{
    private readonly Dictionary<ObjectKey, Expected> _expected = [];

    /// <summary>ExpectationsTimeout: after so long, what was expected is given up.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits to see so many creations for the object at <paramref name="key"/>, in place of whatever was waited for.</summary>
    public void ExpectCreations(ObjectKey key, int count) => _expected[key] = new(count, 0, time.GetUtcNow());

    /// <summary>Waits to see so many deletions for the object at <paramref name="key"/>, in place of whatever was waited for.</summary>
    public void ExpectDeletions(ObjectKey key, int count) => _expected[key] = new(0, count, time.GetUtcNow());

    /// <summary>A creation was seen, or will not happen since it failed.</summary>
    public void CreationObserved(ObjectKey key)
    {
        if (_expected.TryGetValue(key, out var expected))
            _expected[key] = expected with { Creations = expected.Creations - 1 };
    }

    /// <summary>A deletion was seen, or will not happen since it failed.</summary>
    public void DeletionObserved(ObjectKey key)
    {
        if (_expected.TryGetValue(key, out var expected))
            _expected[key] = expected with { Deletions = expected.Deletions - 1 };
    }

    /// <summary>Whether nothing is waited for any longer: all was seen, or it has taken too long, or nothing was ever expected.</summary>
    public bool AreSatisfied(ObjectKey key) =>
        !_expected.TryGetValue(key, out var expected)
        || (expected.Creations <= 0 && expected.Deletions <= 0)
        || time.GetUtcNow() - expected.Since > Timeout;

    /// <summary>Forgets the object, as when it is gone.</summary>
    public void Forget(ObjectKey key) => _expected.Remove(key);

    private readonly record struct Expected(int Creations, int Deletions, DateTimeOffset Since);
}
