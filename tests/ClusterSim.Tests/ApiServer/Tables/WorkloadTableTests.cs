using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer.Tables;

public sealed class WorkloadTableTests : TableFixture
{
    private const string Template = "template: {spec: {containers: [{name: a, image: x}, {name: b, image: yy}]}}";

    [TestCase("{matchLabels: {app: web}}", "app=web")]
    [TestCase("{matchLabels: {b: x}, matchExpressions: [{key: a, operator: In, values: [z, k]}, {key: c, operator: NotIn, values: [q]}, {key: d, operator: Exists}, {key: e, operator: DoesNotExist}]}", "a in (k,z),b=x,c notin (q),d,!e")]
    [TestCase("{}", "")]
    [TestCase("{matchExpressions: [{key: a, operator: Odd}]}", "<invalid>")]
    public void Deployments(string selector, string shown) => Row<Deployment>($$"""
        metadata: {name: d, creationTimestamp: '2026-01-01T11:00:00Z'}
        spec: {replicas: 3, selector: {{selector}}, {{Template}}}
        status: {replicas: 4, readyReplicas: 2, updatedReplicas: 1, availableReplicas: 2}
        """).Should().Be("d | 2/3 | 1 | 2 | 60m | a,b | x,yy | " + shown);

    [Test]
    public void ReplicaSets() => Row<ReplicaSet>($"{{metadata: {{name: r}}, spec: {{replicas: 2, {Template}}}, status: {{replicas: 1}}}}").Should().Be("r | 2 | 1 | 0 | <unknown> | a,b | x,yy | <none>");

    [Test]
    public void ReplicationControllers() => Row<ReplicationController>($"{{metadata: {{name: r}}, spec: {{replicas: 2, selector: {{b: '1', a: '2'}}, {Template}}}, status: {{replicas: 1, readyReplicas: 1}}}}")
        .Should().Be("r | 2 | 1 | 1 | <unknown> | a,b | x,yy | a=2,b=1");

    [Test]
    public void StatefulSets() => Row<StatefulSet>($"{{metadata: {{name: s}}, spec: {{replicas: 2, {Template}}}, status: {{readyReplicas: 1}}}}").Should().Be("s | 1/2 | <unknown> | a,b | x,yy");

    [Test]
    public void DaemonSets() => Row<DaemonSet>("""
        metadata: {name: d}
        spec: {selector: {matchLabels: {a: b}}, template: {spec: {nodeSelector: {disk: ssd}, containers: [{name: c, image: i}]}}}
        status: {desiredNumberScheduled: 5, currentNumberScheduled: 4, numberReady: 3, updatedNumberScheduled: 2, numberAvailable: 1}
        """).Should().Be("d | 5 | 4 | 3 | 2 | 1 | disk=ssd | <unknown> | c | i | a=b");

    [Test]
    public void ControllerRevisions()
    {
        Row<ControllerRevision>("{metadata: {name: r, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: s, controller: true}]}, revision: 3}").Should().Be("r | statefulset.apps/s | 3 | <unknown>");
        Row<ControllerRevision>("{metadata: {name: r, ownerReferences: [{apiVersion: v1, kind: Pod, name: s, controller: true}]}}").Should().Be("r | pod/s | 0 | <unknown>");
        Row<ControllerRevision>("{metadata: {name: r, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: s}]}}").Should().Be("r | <none> | 0 | <unknown>");
    }

    [TestCase("{completions: 3}", "succeeded: 1", "Running | 1/3 | ")]
    [TestCase("{parallelism: 4}", "succeeded: 1", "Running | 1/1 of 4 | ")]
    [TestCase("{parallelism: 1}", "", "Running | 0/1 | ")]
    [TestCase("{}", "startTime: '2026-01-01T11:59:00Z'", "Running | 0/1 | 60s")]
    [TestCase("{}", "startTime: '2026-01-01T10:00:00Z', completionTime: '2026-01-01T10:02:30Z', conditions: [{type: SuccessCriteriaMet, status: 'True'}, {type: Complete, status: 'True'}]", "Complete | 0/1 | 2m30s")]
    [TestCase("{}", "conditions: [{type: FailureTarget, status: 'True'}, {type: Failed, status: 'True'}]", "Failed | 0/1 | ")]
    [TestCase("{}", "conditions: [{type: FailureTarget, status: 'True'}]", "FailureTarget | 0/1 | ")]
    [TestCase("{}", "conditions: [{type: SuccessCriteriaMet, status: 'True'}]", "SuccessCriteriaMet | 0/1 | ")]
    [TestCase("{}", "conditions: [{type: Suspended, status: 'True'}]", "Suspended | 0/1 | ")]
    [TestCase("{}", "conditions: [{type: Suspended, status: 'False'}]", "Running | 0/1 | ")]
    public void Jobs(string spec, string status, string shown) => Row<Job>($"{{metadata: {{name: j}}, spec: {spec}, status: {{{status}}}}}").Should().Be($"j | {shown} | <unknown> |  |  | <none>");

    [Test]
    public void Jobs_that_are_being_deleted() =>
        Row<Job>("{metadata: {name: j, deletionTimestamp: '2026-01-01T11:59:00Z'}, status: {conditions: [{type: Suspended, status: 'True'}]}}").Should().StartWith("j | Terminating | ");

    [TestCase("", "<none> | <unset>")]
    [TestCase(", timeZone: Europe/Berlin, suspend: true", "Europe/Berlin | True")]
    [TestCase(", suspend: false", "<none> | False")]
    public void CronJobs(string more, string shown) => Row<CronJob>(
        $"{{metadata: {{name: c}}, spec: {{schedule: '*/5 * * * *'{more}, jobTemplate: {{spec: {{template: {{spec: {{containers: [{{name: a, image: x}}]}}}}}}}}}}," +
        "status: {active: [{name: one}], lastScheduleTime: '2026-01-01T11:55:00Z'}}").Should().Be($"c | */5 * * * * | {shown} | 1 | 5m | <unknown> | a | x | <none>");

    [TestCase("[]", "[]", "<none>")]
    [TestCase("[{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]", "[{type: Resource, resource: {name: cpu, current: {averageUtilization: 30}}}]", "cpu: 30%/60%")]
    [TestCase("[{type: Resource, resource: {name: cpu, target: {type: Utilization}}}]", "[]", "cpu: <unknown>/<auto>")]
    [TestCase("[{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}]", "[{type: Resource, resource: {name: memory, current: {averageValue: 500Mi}}}]", "memory: 500Mi/1Gi")]
    [TestCase("[{type: ContainerResource, containerResource: {name: cpu, container: c, target: {type: Utilization, averageUtilization: 60}}}]", "[]", "cpu: <unknown>/60%")]
    [TestCase("[{type: Pods, pods: {metric: {name: m}, target: {type: AverageValue, averageValue: '10'}}}]", "[{type: Pods, pods: {metric: {name: m}, current: {averageValue: '7'}}}]", "7/10")]
    [TestCase("[{type: Object, object: {metric: {name: m}, describedObject: {kind: Service, name: s}, target: {type: Value, value: '10'}}}]", "[{type: Object, object: {metric: {name: m}, describedObject: {kind: Service, name: s}, current: {value: '7'}}}]", "7/10")]
    [TestCase("[{type: Object, object: {metric: {name: m}, describedObject: {kind: Service, name: s}, target: {type: AverageValue, averageValue: '10'}}}]", "[]", "<unknown>/10 (avg)")]
    [TestCase("[{type: External, external: {metric: {name: m}, target: {type: AverageValue, averageValue: '10'}}}]", "[{type: External, external: {metric: {name: m}, current: {averageValue: 500m}}}]", "500m/10 (avg)")]
    [TestCase("[{type: External, external: {metric: {name: m}, target: {type: Value, value: '10'}}}]", "[{type: External, external: {metric: {name: m}, current: {averageValue: '1'}}}]", "<nil>/10")]
    [TestCase("[{type: Odd}, {type: Odd}, {type: Odd}, {type: Odd}]", "[]", "<unknown type>, <unknown type> + 2 more...")]
    public void HorizontalPodAutoscalers(string metrics, string current, string shown) => Row<HorizontalPodAutoscaler>($$"""
        metadata: {name: h}
        spec: {scaleTargetRef: {kind: Deployment, name: d}, maxReplicas: 5, metrics: {{metrics}}}
        status: {currentReplicas: 2, currentMetrics: {{current}}}
        """).Should().Be($"h | Deployment/d | {shown} | <unset> | 5 | 2 | <unknown>");

    [Test]
    public void PodTemplates() => Row<PodTemplate>("{metadata: {name: t}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: x}]}}}").Should().Be("t | a | x | a=b");
}
