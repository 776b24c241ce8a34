using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what classes tell the driver of a volume.</summary>
/// <remarks>Source: storage/validation/validation.go, validateProvisioner, validateParameters (v1.36).</remarks>
internal static class DriverParameters
{
    private const int MaxCount = 512; // maxProvisionerParameterLen
    private const int MaxSize = 256 * 1024; // maxProvisionerParameterSize

    public static void ValidateDriver(string driver, FieldPath path, FieldErrors errors)
    {
        if (driver.Length == 0)
            errors.Required(path);
        else if (driver.ToLowerInvariant() is var name)
            errors.Invalid(path, name, LabelSyntax.CheckKey(name));
    }

    public static void Validate(ValueMap<string> parameters, FieldPath path, FieldErrors errors)
    {
        if (parameters.Count > MaxCount)
        {
            errors.TooLong(path, MaxCount);
            return;
        }
        if (parameters.ContainsKey(""))
            errors.Invalid(path, "", "field can not be empty.");
        if (parameters.Sum(entry => GoText.Length(entry.Key) + GoText.Length(entry.Value)) > MaxSize)
            errors.TooLong(path, MaxSize);
    }
}
