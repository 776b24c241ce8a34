using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with kernel parameters a pod sets.</summary>
/// <remarks>Source: core/validation/validation.go, validateSysctls; component-helpers/node/util/sysctl/namespace.go (v1.36).</remarks>
internal static partial class SysctlValidation
{
    private const int MaxLength = 253; // SysctlMaxLength
    private const string Segment = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const string Format = @"([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\./])*" + Segment;

    public static void Validate(ValueList<Sysctl> sysctls, FieldPath path, PodSpecScope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sysctls.Count; i++)
        {
            var name = sysctls[i].Name;
            if (name.Length == 0)
                scope.Errors.Required(path[i]["name"]);
            else if (name.Length > MaxLength || !Name().IsMatch(name))
                scope.Errors.Invalid(path[i]["name"], name, $"must have at most {MaxLength} characters and match regex ^{Format}$");
            else if (names.Contains(name))
                scope.Errors.Duplicate(path[i]["name"], name);
            if (!scope.Options.AllowHostSysctls)
                ValidateNotHost(name, scope.Spec, path[i]["name"], scope.Errors);
            names.Add(name);
        }
    }

    /// <summary>A namespace shared with the host must stay as the host has it.</summary>
    public static void ValidateNotHost(string name, PodSpec spec, FieldPath path, FieldErrors errors)
    {
        var dotted = Dotted(name);
        if (spec.HostNetwork && dotted.StartsWith("net.", StringComparison.Ordinal))
            errors.Invalid(path, name, "may not be specified when 'hostNetwork' is true");
        else if (spec.HostIPC && IsIpc(dotted))
            errors.Invalid(path, name, "may not be specified when 'hostIPC' is true");
    }

    private static bool IsIpc(string name) =>
        name == "kernel.sem" || name.StartsWith("kernel.shm", StringComparison.Ordinal) || name.StartsWith("kernel.msg", StringComparison.Ordinal)
        || name.StartsWith("fs.mqueue.", StringComparison.Ordinal);

    // With a slash as first separator, slashes and dots have changed places.
    private static string Dotted(string name)
    {
        var first = name.IndexOfAny(['.', '/']);
        return first < 0 || name[first] == '.'
            ? name
            : string.Concat(name.Select(character => character switch { '/' => '.', '.' => '/', _ => character }));
    }

    [GeneratedRegex("^" + Format + @"\z")]
    private static partial Regex Name();
}
