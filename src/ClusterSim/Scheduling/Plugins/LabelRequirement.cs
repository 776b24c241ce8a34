using System.Globalization;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>A requirement on a Node's label, answered by the number of the label's value.</summary>
/// <remarks>Source: apimachinery labels/selector.go, Requirement.Matches (v1.36).</remarks>
internal sealed class LabelRequirement(LabelColumn column, NodeSelectorRequirement requirement)
{
    private readonly bool _absent = Decide(requirement, null);
    private readonly List<int> _wanted = []; // In and NotIn: the numbers of the values listed.
    private readonly List<bool> _decided = []; // Gt and Lt: the answer by number.
    private int _known;

    /// <summary>Whether the Node at <paramref name="row"/> meets it.</summary>
    public bool IsMetAt(int row)
    {
        var id = column.Ids.Values[row];
        if (id == LabelColumn.Absent)
            return _absent;
        if (_known < column.Values.Count)
            Extend();
        return requirement.Operator switch
        {
            "In" => _wanted.Contains(id),
            "NotIn" => !_wanted.Contains(id),
            "Exists" => true,
            "DoesNotExist" => false,
            _ => _decided[id],
        };
    }

    /// <summary>Whether a Node with these labels meets it.</summary>
    public static bool IsMet(NodeSelectorRequirement requirement, ValueMap<string> labels) =>
        Decide(requirement, labels.TryGetValue(requirement.Key, out var value) ? value : null);

    private static bool Decide(NodeSelectorRequirement requirement, string? value) => requirement.Operator switch
    {
        "In" => value is not null && requirement.Values.FindIndex(wanted => wanted == value) >= 0,
        "NotIn" => value is null || requirement.Values.FindIndex(wanted => wanted == value) < 0,
        "Exists" => value is not null,
        "DoesNotExist" => value is null,
        "Gt" => Compare(requirement, value) > 0,
        "Lt" => Compare(requirement, value) < 0,
        _ => false,
    };

    // What is no number is neither greater nor less.
    private static int Compare(NodeSelectorRequirement requirement, string? value) =>
        requirement.Values.Count == 1
        && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
        && long.TryParse(requirement.Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : 0;

    private void Extend()
    {
        _known = column.Values.Count;
        _wanted.Clear();
        if (requirement.Operator is "In" or "NotIn")
        {
            foreach (var value in requirement.Values)
            {
                if (column.Find(value) is > LabelColumn.Absent and var id)
                    _wanted.Add(id);
            }
        }
        else if (requirement.Operator is not ("Exists" or "DoesNotExist"))
        {
            while (_decided.Count < _known)
                _decided.Add(Decide(requirement, column.Values[_decided.Count]));
        }
    }
}
