namespace ClusterSim.ApiServer.Validation;

/// <summary>The commonest check of all: something must be there.</summary>
internal static class RequiredText
{
    public static void Validate(string? text, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            errors.Required(path);
    }
}
