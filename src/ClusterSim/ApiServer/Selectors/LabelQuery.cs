namespace ClusterSim.ApiServer.Selectors;

/// <summary>Conditions on labels, all of which must hold: what <c>labelSelector=</c> says in a request.</summary>
/// <remarks>Source: apimachinery labels/selector.go (v1.36).</remarks>
internal sealed class LabelQuery
{
    private readonly LabelRequirement[] _requirements;

    private LabelQuery(IEnumerable<LabelRequirement> requirements) => _requirements = [.. requirements.OrderBy(requirement => requirement.Key, StringComparer.Ordinal)];

    /// <summary>No condition at all.</summary>
    public static LabelQuery Everything { get; } = new([]);

    public bool IsEmpty => _requirements.Length == 0;

    public IReadOnlyList<LabelRequirement> Requirements => _requirements;

    /// <summary>Reads the form that requests use: <c>app=web,tier in (a,b),!legacy</c>. Empty means everything.</summary>
    /// <exception cref="SelectorException">It cannot be understood.</exception>
    public static LabelQuery Parse(string text) => text.Length == 0 ? Everything : new(new LabelQueryParser(text).Parse());

    /// <summary>The form in which objects hold selectors, as a query; it must have passed validation.</summary>
    public static LabelQuery From(LabelSelector selector) => new(
    [
        .. selector.MatchLabels.Select(label => LabelRequirement.Of(label.Key, LabelOperator.Equals, [label.Value])),
        .. selector.MatchExpressions.Select(expression => LabelRequirement.Of(expression.Key, Enum.Parse<LabelOperator>(expression.Operator), expression.Values)),
    ]);

    public bool Matches(ValueMap<string> labels)
    {
        foreach (var requirement in _requirements)
            if (!requirement.Matches(labels))
                return false;
        return true;
    }

    /// <summary>The form that requests use, requirements by key and values sorted.</summary>
    public override string ToString() => string.Join<LabelRequirement>(',', _requirements);
}
