namespace ClusterSim.Recordings.Checks;

/// <summary>Nothing lingers that was deleted and that neither a finalizer nor a grace period holds.</summary>
internal sealed class Deletions(World world) : Invariant
{
    public override IEnumerable<string> Around() => world.Everything
        .Where(obj => obj.IsBeingDeleted && obj.Metadata.Finalizers.Count == 0 && (obj.Metadata.DeletionGracePeriodSeconds ?? 0) == 0 && !IsHeld(obj))
        .Select(obj => $"{obj.Kind} {obj.Key} was deleted, nothing holds it, and it is still there");

    private static bool IsHeld(ApiObject obj) => obj is Namespace { Spec.Finalizers.Count: > 0 };
}
