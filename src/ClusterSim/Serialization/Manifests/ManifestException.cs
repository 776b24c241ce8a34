namespace ClusterSim.Serialization;

/// <summary>A manifest that cannot be used: no YAML, an unknown kind or field, a value of the wrong type.</summary>
/// <remarks>The message names each fault with source, line and column, one per line.</remarks>
public sealed class ManifestException : FormatException
{
    /// <summary>The faults, of which there is at least one.</summary>
    public ManifestException(IReadOnlyList<ManifestFault> faults) : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>One fault.</summary>
    public ManifestException(string source, TextPosition position, string message) : this([new(source, position, message)])
    {
    }

    /// <summary>All faults found, in the order of the text.</summary>
    public IReadOnlyList<ManifestFault> Faults { get; }

    /// <summary>The file, or what else the text was read from, of the first fault.</summary>
    public string SourceName => Faults[0].Source;

    /// <summary>Line of the first fault, from 1; 0 when not known.</summary>
    public int Line => Faults[0].Position.Line;

    /// <summary>Column of the first fault, from 1; 0 when not known.</summary>
    public int Column => Faults[0].Position.Column;
}

/// <summary>One thing wrong with a manifest.</summary>
/// <param name="Source">The file, or what else the text was read from.</param>
/// <param name="Position">Where in it.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ManifestFault(string Source, TextPosition Position, string Message)
{
    /// <summary><c>source:line:column: message</c>.</summary>
    public override string ToString() => Position.Line == 0 ? $"{Source}: {Message}" : $"{Source}:{Position.Line}:{Position.Column}: {Message}";
}
