using ClusterSim.Api.FlowControl;

namespace ClusterSim.Tests.ApiServer.FlowControl;

public sealed class FlowControlTests
{
    [Test]
    public void Levels_get_the_defaults_of_a_real_server()
    {
        var limited = KindText.Prepared<PriorityLevelConfiguration>("{spec: {type: Limited, limited: {limitResponse: {type: Queue, queuing: {}}}}}").Spec.Limited!;

        (limited.NominalConcurrencyShares, limited.LendablePercent, limited.BorrowingLimitPercent).Should().Be((30, 0, null));
        limited.LimitResponse.Queuing.Should().Be(new QueuingConfiguration { Queues = 64, HandSize = 8, QueueLengthLimit = 50 });
    }

    [TestCase("type: Limited, limited: {limitResponse: {type: Reject}}", "")]
    [TestCase("type: Exempt", "spec.type: Invalid value: \"Exempt\": type must be 'Exempt' if and only if name is 'exempt'")]
    [TestCase("type: Limited", "spec.limited: Required value: must not be empty when type is Limited")]
    [TestCase("type: Limited, limited: {lendablePercent: 101, limitResponse: {type: Queue}}",
        "spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited\nspec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive")]
    [TestCase("type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 4, handSize: 5}}}", "spec.limited.limitResponse.queuing.handSize: Invalid value: 5: should not be greater than queues (4)")]
    [TestCase("type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 512, handSize: 8}}}",
        "spec.limited.limitResponse.queuing.handSize: Invalid value: 8: required entropy bits of deckSize 512 and handSize 8 should not be greater than 60")]
    public void Levels_need_limits_that_can_be_kept(string spec, string faults) =>
        KindText.Faults<PriorityLevelConfiguration>($"{{spec: {{{spec}}}}}").Should().Be(faults);

    [TestCase("{metadata: {name: exempt}, spec: {type: Exempt, exempt: {nominalConcurrencyShares: 5}}}", "")]
    [TestCase("{metadata: {name: catch-all}, spec: {type: Limited, limited: {nominalConcurrencyShares: 5, limitResponse: {type: Reject}}}}", "")]
    public void Fixed_levels_are_as_they_are(string yaml, string faults) => KindText.Faults<PriorityLevelConfiguration>(yaml).Should().Be(faults);

    [Test]
    public void Fixed_levels_cannot_be_anything_else() =>
        KindText.Faults<PriorityLevelConfiguration>("{metadata: {name: catch-all}, spec: {type: Limited, limited: {nominalConcurrencyShares: 6, limitResponse: {type: Reject}}}}")
            .Should().StartWith("spec: Invalid value: ").And.EndWith("spec of 'catch-all' must equal the fixed value");

    [TestCase("priorityLevelConfiguration: {name: a}", "")]
    [TestCase("matchingPrecedence: 1, distinguisherMethod: {type: ByVerb}",
        "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1\n"
        + "spec.distinguisherMethod.type: Unsupported value: {\"Type\":\"ByVerb\"}: supported values: \"ByNamespace\", \"ByUser\"\nspec.priorityLevelConfiguration.name: Required value: must reference a priority level")]
    [TestCase("priorityLevelConfiguration: {name: a}, rules: [{subjects: [{kind: User, group: {name: g}}]}]",
        "spec.rules[0].subjects[0].user: Required value: user is required when subject kind is 'User'\nspec.rules[0].subjects[0].group: Forbidden: group is forbidden when subject kind is not 'Group'\n"
        + "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty")]
    [TestCase("priorityLevelConfiguration: {name: a}, rules: [{subjects: [{kind: Group, group: {name: g}}], nonResourceRules: [{verbs: [post], nonResourceURLs: [/a*, /b/*, b, /c//d]}]}]",
        "spec.rules[0].nonResourceRules[0].verbs: Unsupported value: [\"post\"]: supported values: \"create\", \"delete\", \"deletecollection\", \"get\", \"list\", \"patch\", \"proxy\", \"update\", \"watch\"\n"
        + "spec.rules[0].nonResourceRules[0].nonResourceURLs[0]: Invalid value: \"/a*\": wildcard can only do suffix matching\nspec.rules[0].nonResourceRules[0].nonResourceURLs[2]: Invalid value: \"b\": must start with slash\n"
        + "spec.rules[0].nonResourceRules[0].nonResourceURLs[3]: Invalid value: \"/c//d\": must not contain double slash")]
    public void Schemas_pick_requests_by_subject_and_rule(string spec, string faults) =>
        KindText.Faults<FlowSchema>($"{{spec: {{{spec}}}}}").Should().Be(faults);
}
