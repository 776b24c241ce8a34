using ClusterSim.Api;
using ClusterSim.Api.Meta;

namespace ClusterSim.Tests.Api.Meta;

public sealed class LabelSelectorTests
{
    private static readonly ValueMap<string> Labels = ValueMap.Of(("app", "web"), ("tier", "front"));

    [Test]
    public void Selects_nothing_when_null_and_everything_when_empty()
    {
        LabelSelector? none = null;

        none.Matches(Labels).Should().BeFalse();
        new LabelSelector().Matches(Labels).Should().BeTrue();
        new LabelSelector().IsEmpty.Should().BeTrue();
    }

    [TestCase("tier", "In", "front back", ExpectedResult = true)]
    [TestCase("tier", "In", "back", ExpectedResult = false)]
    [TestCase("zone", "In", "a", ExpectedResult = false)]
    [TestCase("tier", "NotIn", "front", ExpectedResult = false)]
    [TestCase("zone", "NotIn", "a", ExpectedResult = true)]
    [TestCase("tier", "Exists", "", ExpectedResult = true)]
    [TestCase("zone", "Exists", "", ExpectedResult = false)]
    [TestCase("zone", "DoesNotExist", "", ExpectedResult = true)]
    public bool Demands_all_its_labels_and_expressions(string key, string @operator, string values) => new LabelSelector
    {
        MatchLabels = [new("app", "web")],
        MatchExpressions = [new() { Key = key, Operator = @operator, Values = values.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList() }],
    }.Matches(Labels);

    [Test]
    public void Is_made_from_labels()
    {
        LabelSelector.Label("app", "web").Matches(Labels).Should().BeTrue();
        LabelSelector.Labels(Labels).Matches(Labels.Remove("tier")).Should().BeFalse();
    }
}
