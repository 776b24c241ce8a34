using System.Globalization;

namespace ClusterSim.Lab;

/// <summary>A row of a table of comma-separated values, whose fields are found by the names in the header.</summary>
/// <remarks>What cannot be read is a <see cref="FormatException"/> that names file and line, as in <c>pods.csv:17: cpu_milli: 'x' is not a whole number</c>.</remarks>
public readonly struct CsvRow
{
    private readonly string _file;
    private readonly int _line;
    private readonly IReadOnlyDictionary<string, int> _columns;
    private readonly string[] _fields;

    private CsvRow(string file, int line, IReadOnlyDictionary<string, int> columns, string[] fields) =>
        (_file, _line, _columns, _fields) = (file, line, columns, fields);

    /// <summary>The rows of a file, packed with gzip or not. Fields are not quoted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns it must have; it may have more, in any order.</param>
    /// <exception cref="FormatException">A column is missing, or a row has too few or too many fields.</exception>
    public static IEnumerable<CsvRow> Read(string path, params IEnumerable<string> columns)
    {
        var file = Path.GetFileName(path);
        Dictionary<string, int>? places = null;
        var line = 0;
        foreach (var text in TextFile.Lines(path))
        {
            line++;
            if (places is null)
                places = Header(file, text, columns);
            else if (text.Length > 0)
                yield return new(file, line, places, Split(file, line, text, places.Count));
        }
    }

    /// <summary>True when the table has such a column.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>A field as it stands; empty when the table has no such column.</summary>
    public string Text(string column) => _columns.TryGetValue(column, out var place) ? _fields[place] : "";

    /// <summary>A field that must not be empty.</summary>
    /// <exception cref="FormatException">It is.</exception>
    public string Name(string column) => Text(column) is { Length: > 0 } text ? text : throw Error($"{column}: is empty");

    /// <summary>A whole number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <exception cref="FormatException">It is none, or out of range.</exception>
    public long Whole(string column, long least = 0, long most = long.MaxValue)
    {
        var text = Text(column);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Error($"{column}: '{text}' is not a whole number");
        if (number < least || number > most)
            throw Error(most == long.MaxValue ? $"{column}: {number} is less than {least}" : $"{column}: {number} is not from {least} to {most}");
        return number;
    }

    /// <summary>A whole number from 0 up, or null when the field is empty.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public long? OptionalWhole(string column) => Text(column).Length == 0 ? null : Whole(column);

    /// <summary>An exception that names file and line.</summary>
    public FormatException Error(string problem) => new($"{_file}:{_line}: {problem}");

    private static Dictionary<string, int> Header(string file, string text, IEnumerable<string> columns)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal); // Never enumerated.
        foreach (var (place, name) in text.TrimStart('\uFEFF').Split(',').Index())
        {
            if (!places.TryAdd(name, place))
                throw new FormatException($"{file}:1: the column {name} is there twice");
        }
        foreach (var column in columns)
        {
            if (!places.ContainsKey(column))
                throw new FormatException($"{file}:1: the column {column} is missing");
        }
        return places;
    }

    private static string[] Split(string file, int line, string text, int count)
    {
        var fields = text.Split(',');
        return fields.Length == count ? fields : throw new FormatException($"{file}:{line}: {fields.Length} fields in place of {count}");
    }
}
