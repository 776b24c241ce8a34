using System.Collections.Immutable;
using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>An array of bash: values by number, or by key. Shells that come of one another share it, so that it never changes.</summary>
/// <param name="IsByKey">Whether <c>declare -A</c> has made it.</param>
internal sealed record ShellArray(bool IsByKey)
{
    public ImmutableSortedDictionary<string, string> Items { get; private init; } = ImmutableSortedDictionary.Create<string, string>(IsByKey ? StringComparer.Ordinal : ByNumber.Instance);

    /// <summary>What the name without an index stands for.</summary>
    public string First => Items.GetValueOrDefault("0", "");

    /// <summary>The index after the last.</summary>
    public long Next => Items.IsEmpty ? 0 : Number(Items.Keys.Last()) + 1;

    public static ShellArray Of(IEnumerable<string> values)
    {
        var items = new ShellArray(IsByKey: false).Items.ToBuilder();
        foreach (var value in values)
            items.Add(Text(items.Count), value);
        return new(IsByKey: false) { Items = items.ToImmutable() };
    }

    public ShellArray With(string index, string value) => this with { Items = Items.SetItem(index, value) };

    public ShellArray Without(string index) => this with { Items = Items.Remove(index) };

    /// <summary>An index as the array has it: a negative one counts from the end.</summary>
    public string IndexOf(long number) => Text(number < 0 ? Next + number : number);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string index) => long.Parse(index, CultureInfo.InvariantCulture);

    private sealed class ByNumber : IComparer<string>
    {
        public static ByNumber Instance { get; } = new();

        public int Compare(string? x, string? y) => Number(x!).CompareTo(Number(y!));
    }
}
