using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterSim.Fidelity;

/// <summary>What the command line asks for.</summary>
internal sealed record ReplayArguments(IReadOnlyList<string> Files, string? Area, string? Id, ulong Seed, bool Verbose, bool Traces)
{
    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out ReplayArguments? parsed, [NotNullWhen(false)] out string? error)
    {
        var files = new List<string>();
        string? area = null, id = null;
        (parsed, error) = (null, null);
        var (seed, verbose, traces) = (1UL, false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--verbose":
                    verbose = true;
                    break;
                case "--traces":
                    traces = true;
                    break;
                case "--area" when i + 1 < arguments.Length:
                    area = arguments[++i];
                    break;
                case "--id" when i + 1 < arguments.Length:
                    id = arguments[++i];
                    break;
                case "--seed" when i + 1 < arguments.Length && ulong.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out seed):
                    i++;
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal):
                    error = $"Unknown option or missing value: {option}";
                    break;
                case var file when !File.Exists(file):
                    error = $"There is no file {file}";
                    break;
                case var file:
                    files.Add(file);
                    break;
            }
        }
        if (error is null && files.Count == 0)
            error = "No file given";
        if (error is not null)
        {
            Console.Error.WriteLine(error + ".");
            return false;
        }
        parsed = new(files, area, id, seed, verbose, traces);
        return true;
    }
}
