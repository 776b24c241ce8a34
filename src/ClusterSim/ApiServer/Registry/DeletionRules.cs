using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>What a deletion may ask for, and which finalizers it leads to.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/validation, ValidateDeleteOptions; apiserver registry/rest/delete.go; registry/generic/registry/store.go (v1.36).</remarks>
internal static class DeletionRules
{
    public const string OrphanFinalizer = "orphan"; // FinalizerOrphanDependents
    public const string ForegroundFinalizer = "foregroundDeletion"; // FinalizerDeleteDependents

    /// <exception cref="ApiException">422: the options contradict each other or make no sense.</exception>
    public static void Validate(DeleteOptions options)
    {
        var errors = new FieldErrors();
        var field = FieldPath.Root("propagationPolicy");
        if (options.OrphanDependents is not null && options.PropagationPolicy is not null)
            errors.Invalid(field, options.PropagationPolicy, "orphanDependents and deletionPropagation cannot be both set");
        else if (options.PropagationPolicy is not (null or "Foreground" or "Background" or "Orphan"))
            errors.NotSupported(field, options.PropagationPolicy, "Foreground", "Background", "Orphan", "nil");
        RequestOptions.ValidateDryRun(options.DryRun, errors);
        if (errors.Any)
            throw RequestOptions.Invalid("DeleteOptions", errors);
    }

    /// <exception cref="ApiException">409: it is another object, or another version of it.</exception>
    public static void CheckPreconditions(ResourceType type, ObjectMeta metadata, Preconditions? preconditions)
    {
        if (preconditions?.Uid is { } uid && uid != metadata.Uid)
            throw Conflict($"the UID in the precondition ({uid}) does not match the UID in record ({metadata.Uid}). The object might have been deleted and then recreated");
        if (preconditions?.ResourceVersion is { } version && version != metadata.ResourceVersion)
            throw Conflict($"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({metadata.ResourceVersion}). The object might have been modified");

        ApiException Conflict(string why) => ApiErrors.Conflict(type.Group, type.Kind, metadata.Name!, why);
    }

    /// <summary>The object's finalizers, with those of the garbage collector as the request has it; the same instance when nothing changes.</summary>
    public static ValueList<string> Finalizers(ResourceStrategy strategy, ObjectMeta metadata, DeleteOptions options)
    {
        var finalizers = metadata.Finalizers;
        var orphans = false;
        var foreground = false;
        if (strategy.DefaultPropagation != DeletePropagation.Unsupported)
        {
            orphans = Orphans(strategy, finalizers, options);
            foreground = InForeground(finalizers, options);
        }
        if (orphans == finalizers.Contains(OrphanFinalizer) && foreground == finalizers.Contains(ForegroundFinalizer))
            return finalizers;
        var others = finalizers.RemoveAll(finalizer => finalizer is OrphanFinalizer or ForegroundFinalizer);
        others = orphans ? others.Add(OrphanFinalizer) : others;
        return foreground ? others.Add(ForegroundFinalizer) : others;
    }

    // What the request says counts most, then what the object says, then what the kind says.
    private static bool Orphans(ResourceStrategy strategy, ValueList<string> finalizers, DeleteOptions options) =>
        options.OrphanDependents
        ?? Asks(options, "Orphan")
        ?? Marked(finalizers, OrphanFinalizer, ForegroundFinalizer)
        ?? strategy.DefaultPropagation == DeletePropagation.Orphan;

    private static bool InForeground(ValueList<string> finalizers, DeleteOptions options) =>
        options.OrphanDependents is null
        && (Asks(options, "Foreground") ?? Marked(finalizers, ForegroundFinalizer, OrphanFinalizer) ?? false);

    private static bool? Asks(DeleteOptions options, string policy) => options.PropagationPolicy is null ? null : options.PropagationPolicy == policy;

    /// <summary>Which of two finalizers comes first; null when there is neither.</summary>
    private static bool? Marked(ValueList<string> finalizers, string yes, string no)
    {
        foreach (var finalizer in finalizers)
        {
            if (finalizer == yes)
                return true;
            if (finalizer == no)
                return false;
        }
        return null;
    }
}
