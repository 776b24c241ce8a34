using ClusterSim.Api.ApiRegistration;

namespace ClusterSim.Tests.ApiServer.ApiRegistration;

public sealed class APIServiceTests
{
    [Test]
    public void Are_available_at_once_when_the_server_answers_itself()
    {
        var condition = KindText.Prepared<APIService>("{metadata: {name: v1.a.test}, spec: {group: a.test, version: v1, groupPriorityMinimum: 1, versionPriority: 1}}").Status.Conditions.Single();

        (condition.Type, condition.Status, condition.Reason, condition.Message).Should().Be(("Available", "True", "Local", "Local APIServices are always available"));
    }

    [Test]
    public void Wait_for_word_of_a_Service() =>
        KindText.Prepared<APIService>("{metadata: {name: v1.a.test}, spec: {group: a.test, version: v1, service: {name: s, namespace: ns}, groupPriorityMinimum: 1, versionPriority: 1}}")
            .Should().Match<APIService>(service => service.Status.Conditions.Count == 0 && service.Spec.Service!.Port == 443);

    [TestCase("{metadata: {name: v1.a.test}, spec: {group: a.test, version: v1, groupPriorityMinimum: 20000, versionPriority: 1000}}", "")]
    [TestCase("{metadata: {name: a}, spec: {group: a.test, version: v1, groupPriorityMinimum: 0, versionPriority: 1001}}",
        "metadata.name: Invalid value: \"a\": must be `spec.version+\".\"+spec.group`: \"v1.a.test\"\nspec.groupPriorityMinimum: Invalid value: 0: must be positive and less than 20000\n"
        + "spec.versionPriority: Invalid value: 1001: must be positive and less than 1000")]
    [TestCase("{metadata: {name: v2.}, spec: {version: v2, insecureSkipTLSVerify: true, caBundle: YQ==, groupPriorityMinimum: 1, versionPriority: 1}}",
        "spec.group: Required value: only v1 may have an empty group and it better be legacy kube\nspec.caBundle: Invalid value: \"1 bytes\": local APIServices may not have a caBundle\n"
        + "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify")]
    public void Are_named_after_version_and_group(string yaml, string faults) => KindText.Faults<APIService>(yaml).Should().Be(faults);
}
