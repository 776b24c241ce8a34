using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Finds what is wrong with a configuration file, but for its plugins.</summary>
/// <remarks>Source: apis/config/validation/validation.go, ValidateKubeSchedulerConfiguration (v1.36).</remarks>
internal static class ConfigurationValidation
{
    public static void Check(KubeSchedulerConfiguration configuration, FieldErrors errors)
    {
        if (configuration.Parallelism <= 0)
            errors.Invalid(FieldPath.Root("parallelism"), configuration.Parallelism, "should be an integer value greater than zero");
        CheckPercentage(configuration.PercentageOfNodesToScore, FieldPath.Root("percentageOfNodesToScore"), errors);
        if (configuration.Extenders.Count > 0)
            errors.Forbidden(FieldPath.Root("extenders"), "they are not supported.");
        var profiles = FieldPath.Root("profiles");
        foreach (var (index, profile) in configuration.Profiles.Index())
        {
            if (string.IsNullOrEmpty(profile.SchedulerName) && (profile.SchedulerName is not null || configuration.Profiles.Count > 1))
                errors.Required(profiles[index]["schedulerName"]); // With several, none is the obvious one.
            CheckPercentage(profile.PercentageOfNodesToScore, profiles[index]["percentageOfNodesToScore"], errors);
        }
    }

    private static void CheckPercentage(int? percentage, FieldPath path, FieldErrors errors)
    {
        if (percentage is < 0 or > 100)
            errors.Invalid(path, percentage, "not in valid range [0-100]");
    }
}
