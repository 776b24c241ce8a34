using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodStatusTests
{
    [TestCase("{phase: Running, qosClass: Guaranteed}", "status.qosClass: Invalid value: \"Guaranteed\": field is immutable")]
    [TestCase("{podIPs: [{ip: x}]}", "status.podIPs[0]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    [TestCase("{podIPs: [{ip: 10.0.0.1}, {ip: 10.0.0.2}]}", "status.podIPs: Invalid value: [{\"IP\":\"10.0.0.1\"},{\"IP\":\"10.0.0.2\"}]: may specify no more than one IP for each IP family")]
    [TestCase("{podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}", "")]
    [TestCase("{hostIPs: [{ip: 10.0.0.1}]}", "status.hostIPs[0].ip: Invalid value: \"10.0.0.1\": must be equal to `hostIP`")]
    [TestCase("{hostIP: 10.0.0.2, hostIPs: [{ip: 10.0.0.1}]}", "status.hostIPs[0].ip: Invalid value: \"10.0.0.1\": must be equal to `hostIP`")]
    [TestCase("{conditions: [{type: 'a b', status: 'True'}]}", "status.conditions[0].Type: Invalid value: \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')")]
    [TestCase("{observedGeneration: -1}", "status.observedGeneration: Invalid value: -1: must be a non-negative integer")]
    [TestCase("{nominatedNodeName: A_b}", "status.nominatedNodeName: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("{containerStatuses: [{name: x, ready: false, restartCount: 0, image: i, imageID: '', state: {running: {}}, lastState: {}}]}", "")]
    public void Knows_what_a_status_may_say(string status, string faults) => PodText.StatusFaults(PodText.WithSpec("{}"), PodText.Read<PodStatus>(status)).Should().Be(faults);

    [TestCase("Never", "{terminated: {exitCode: 0}}", "{running: {}}", "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state")]
    [TestCase("OnFailure", "{terminated: {exitCode: 0}}", "{running: {}}", "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state")]
    [TestCase("OnFailure", "{terminated: {exitCode: 1}}", "{running: {}}", "")]
    [TestCase("Always", "{terminated: {exitCode: 0}}", "{running: {}}", "")]
    public void Restarts_an_ended_container_only_as_the_Pod_allows(string policy, string old, string now, string faults)
    {
        var pod = PodText.WithSpec($"{{restartPolicy: {policy}}}");

        var found = PodText.StatusFaults(pod, Status(now), Status(old));

        found.Should().Be(faults);
    }

    [Test]
    public void Keeps_what_older_clients_leave_out()
    {
        var pod = PodText.Prepared(PodText.WithSpec("{}"));
        var old = pod with { Status = PodText.Read<PodStatus>("{qosClass: BestEffort, observedGeneration: 3, conditions: [{type: Ready, status: 'False', observedGeneration: 2}]}") };
        var now = pod with { Status = PodText.Read<PodStatus>("{phase: Running, conditions: [{type: Ready, status: 'True'}, {type: Other, status: 'True'}]}") };

        var prepared = (Pod)PodText.Strategy.PrepareForStatusUpdate(now, old);

        prepared.Status.Should().Be(PodText.Read<PodStatus>(
            "{phase: Running, qosClass: BestEffort, observedGeneration: 3, conditions: [{type: Ready, status: 'True', observedGeneration: 2}, {type: Other, status: 'True'}]}"));
    }

    [Test]
    public void Leaves_specification_and_owners_alone()
    {
        var old = PodText.Prepared(PodText.WithSpec("{}", "{ownerReferences: [{apiVersion: v1, kind: Node, name: node, uid: u}]}"));
        var now = old with { Spec = old.Spec with { NodeName = "n" }, Metadata = old.Metadata with { OwnerReferences = [], DeletionTimestamp = old.Metadata.CreationTimestamp } };

        var prepared = (Pod)PodText.Strategy.PrepareForStatusUpdate(now, old);

        prepared.Should().Be(old);
    }

    private static PodStatus Status(string state) =>
        PodText.Read<PodStatus>($"{{containerStatuses: [{{name: c, ready: false, restartCount: 0, image: i, imageID: '', lastState: {{}}, state: {state}}}]}}");
}
