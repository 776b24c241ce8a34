using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Finds what is wrong with a profile when its plugins have been made.</summary>
/// <remarks>Source: framework/runtime/framework.go, NewFramework; apis/config/validation/validation.go, validateCommonQueueSort (v1.36).</remarks>
internal static class ProfileValidation
{
    private const long LargestTotal = int.MaxValue; // Totals are kept in 32 bits, many of which fit into a vector.

    /// <param name="profile">The profile.</param>
    /// <param name="runtime">Its plugins.</param>
    /// <param name="first">Those of the scheduler's first profile.</param>
    /// <param name="path">What errors call the profile.</param>
    /// <param name="errors">Where they go.</param>
    public static void Check(SchedulerProfile profile, ProfileRuntime runtime, ProfileRuntime first, FieldPath path, FieldErrors errors)
    {
        var plugins = path["plugins"];
        foreach (var (index, registration) in profile.Plugins.Index())
        {
            foreach (var point in Enum.GetValues<ExtensionPoints>().Where(point => point is not (ExtensionPoints.None or ExtensionPoints.All) && (registration.NamedAt & point) != 0))
            {
                if (!Extends(runtime.Plugins[index], point))
                    errors.Invalid(plugins[char.ToLowerInvariant(point.ToString()[0]) + point.ToString()[1..]], registration.Name, $"the plugin does not extend {point}");
            }
        }
        if (runtime.Bind.Length == 0)
            errors.Required(plugins["bind"], "at least one bind plugin is needed");
        if (runtime.QueueSort.Name != first.QueueSort.Name)
            errors.Invalid(plugins["queueSort"], runtime.QueueSort.Name, "must be the same for all profiles");
        if (runtime.Scores.Sum(static slot => slot.Weight * IScorePlugin.MaxNodeScore) > LargestTotal)
            errors.Invalid(plugins["score"], FieldValue.Omitted, "total score of Score plugins could overflow");
    }

    private static bool Extends(ISchedulerPlugin plugin, ExtensionPoints point) => point switch
    {
        ExtensionPoints.PreEnqueue => plugin is IPreEnqueuePlugin,
        ExtensionPoints.QueueSort => plugin is IQueueSortPlugin,
        ExtensionPoints.PreFilter => plugin is IPreFilterPlugin,
        ExtensionPoints.Filter => plugin is IFilterPlugin,
        ExtensionPoints.PostFilter => plugin is IPostFilterPlugin,
        ExtensionPoints.PreScore => plugin is IPreScorePlugin,
        ExtensionPoints.Score => plugin is IScorePlugin,
        ExtensionPoints.Reserve => plugin is IReservePlugin,
        ExtensionPoints.Permit => plugin is IPermitPlugin,
        ExtensionPoints.PreBind => plugin is IPreBindPlugin,
        ExtensionPoints.Bind => plugin is IBindPlugin,
        _ => plugin is IPostBindPlugin,
    };
}
