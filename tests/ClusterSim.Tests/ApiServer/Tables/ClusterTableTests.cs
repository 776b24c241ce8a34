using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.ApiRegistration;
using ClusterSim.Api.Certificates;
using ClusterSim.Api.Coordination;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Api.FlowControl;
using ClusterSim.Api.Metrics;
using ClusterSim.Api.Networking;
using ClusterSim.Api.Policy;
using ClusterSim.Api.Rbac;
using ClusterSim.Api.Resources;
using ClusterSim.Api.Scheduling;
using ClusterSim.Api.Storage;
using ClusterSim.ApiServer.Tables;

namespace ClusterSim.Tests.ApiServer.Tables;

public sealed class ClusterTableTests : TableFixture
{
    [TestCase("conditions: [{type: Ready, status: 'True'}]", "Ready")]
    [TestCase("conditions: [{type: Ready, status: Unknown}]", "NotReady")]
    [TestCase("conditions: [{type: DiskPressure, status: 'True'}]", "Unknown")]
    public void Nodes(string status, string shown) => Row<Node>($$$"""
        metadata: {name: nn, labels: {node-role.kubernetes.io/worker: '', kubernetes.io/role: control, node-role.kubernetes.io/: x}}
        spec: {unschedulable: true}
        status: {addresses: [{type: InternalIP, address: 10.0.0.1}, {type: InternalIP, address: 10.0.0.2}], nodeInfo: {kubeletVersion: v1.36.0, kernelVersion: '6.1', architecture: arm64}, {{{status}}}}
        """).Should().Be($"nn | {shown},SchedulingDisabled | control,worker | <unknown> | v1.36.0 | 10.0.0.1 | <none> | <unknown> | 6.1 (arm64) | <unknown>");

    [TestCase("type: ClusterIP, clusterIPs: [10.0.0.5]", "ClusterIP | 10.0.0.5 | <none> | 80/TCP")]
    [TestCase("type: NodePort, clusterIPs: [10.0.0.5], externalIPs: [1.1.1.1, 2.2.2.2]", "NodePort | 10.0.0.5 | 1.1.1.1,2.2.2.2 | 80/TCP")]
    [TestCase("type: LoadBalancer, clusterIPs: [10.0.0.5]", "LoadBalancer | 10.0.0.5 | <pending> | 80/TCP")]
    [TestCase("type: ExternalName, externalName: example.com", "ExternalName | <none> | example.com | 80/TCP")]
    [TestCase("clusterIPs: [None]", " | None | <unknown> | 80/TCP")]
    public void Services(string spec, string shown) =>
        Row<Service>($"{{metadata: {{name: s}}, spec: {{{spec}, ports: [{{port: 80, protocol: TCP}}], selector: {{a: b}}}}}}").Should().Be($"s | {shown} | <unknown> | a=b");

    [Test]
    public void Services_behind_a_load_balancer() => Row<Service>("""
        metadata: {name: s}
        spec: {type: LoadBalancer, externalIPs: [3.3.3.3], ports: [{port: 80, nodePort: 30080, protocol: TCP}, {port: 53, protocol: UDP}]}
        status: {loadBalancer: {ingress: [{hostname: b.example.com}, {ip: 1.1.1.1, hostname: ignored}, {ip: 1.1.1.1}]}}
        """).Should().Be("s | LoadBalancer | <none> | 1.1.1.1,b.example.com,3.3.3.3 | 80:30080/TCP,53/UDP | <unknown> | <none>");

    [TestCase("[]", "<none>")]
    [TestCase("[{addresses: [{ip: 1.1.1.1}, {ip: '::1'}], ports: [{port: 80}, {port: 81}]}]", "1.1.1.1:80,[::1]:80,1.1.1.1:81 + 1 more...")]
    [TestCase("[{addresses: [{ip: 1.1.1.1}]}, {addresses: [{ip: 2.2.2.2}], ports: [{port: 80}]}]", "1.1.1.1,2.2.2.2:80")]
    [TestCase("[{notReadyAddresses: [{ip: 1.1.1.1}], ports: [{port: 80}]}]", "")]
    public void EndpointsOfServices(string subsets, string shown) => Row<Endpoints>($"{{metadata: {{name: e}}, subsets: {subsets}}}").Should().Be($"e | {shown} | <unknown>");

    [Test]
    public void EndpointSlices()
    {
        Row<EndpointSlice>("{metadata: {name: e}, addressType: IPv4, ports: [{port: 80}, {name: web}, {}, {port: 1}], endpoints: [{addresses: [1.1.1.1]}, {addresses: [2.2.2.2]}]}")
            .Should().Be("e | IPv4 | 80,web,* + 1 more... | 1.1.1.1,2.2.2.2 | <unknown>");
        Row<EndpointSlice>("{metadata: {name: e}, addressType: IPv4}").Should().Be("e | IPv4 | <unset> | <unset> | <unknown>");
    }

    [TestCase("[]", "*")]
    [TestCase("[{host: a}, {}, {host: b}]", "a,b")]
    [TestCase("[{host: a}, {host: b}, {host: c}, {host: d}, {host: e}]", "a,b,c + 2 more...")]
    [TestCase("[{host: a}, {host: b}, {host: c}, {}]", "a,b,c + 1 more...")]
    public void Ingresses(string rules, string shown) =>
        Row<Ingress>($"{{metadata: {{name: i}}, spec: {{ingressClassName: nn, rules: {rules}, tls: [{{}}]}}, status: {{loadBalancer: {{ingress: [{{ip: 1.1.1.1}}]}}}}}}").Should().Be($"i | nn | {shown} | 1.1.1.1 | 80, 443 | <unknown>");

    [Test]
    public void Networking()
    {
        Row<IngressClass>("{metadata: {name: i}, spec: {controller: c/d, parameters: {apiGroup: k.example.com, kind: P, name: x}}}").Should().Be("i | c/d | P.k.example.com/x | <unknown>");
        Row<IngressClass>("{metadata: {name: i}, spec: {controller: c/d}}").Should().Be("i | c/d | <none> | <unknown>");
        Row<NetworkPolicy>("{metadata: {name: p}, spec: {podSelector: {}}}").Should().Be("p | <none> | <unknown>");
        Row<ServiceCIDR>("{metadata: {name: c}, spec: {cidrs: [10.0.0.0/16, 'fd00::/112']}}").Should().Be("c | 10.0.0.0/16,fd00::/112 | <unknown>");
        Row<IPAddress>("{metadata: {name: 10.0.0.1}, spec: {parentRef: {resource: services, namespace: nn, name: s}}}").Should().Be("10.0.0.1 | services/nn/s | <unknown>");
        Row<IPAddress>("{metadata: {name: 10.0.0.1}, spec: {parentRef: {group: x.io, resource: Things, name: s}}}").Should().Be("10.0.0.1 | things.x.io/s | <unknown>");
    }

    [Test]
    public void Volumes()
    {
        Row<PersistentVolume>("""
            metadata: {name: v, deletionTimestamp: '2026-01-01T11:00:00Z', annotations: {volume.beta.kubernetes.io/storage-class: old}}
            spec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteMany, ReadWriteOnce, ReadWriteOncePod, ReadOnlyMany, ReadWriteOnce], persistentVolumeReclaimPolicy: Retain, storageClassName: new, claimRef: {namespace: nn, name: c}, volumeMode: Block}
            status: {phase: Bound, reason: R}
            """).Should().Be("v | 5Gi | RWO,ROX,RWX,RWOP | Retain | Terminating | nn/c | old | <unset> | R | <unknown> | Block");
        Row<PersistentVolume>("{metadata: {name: v}}").Should().Be("v | 0 |  |  |  |  |  | <unset> |  | <unknown> | <unset>");
        Row<PersistentVolumeClaim>("{metadata: {name: c}, spec: {volumeName: v, storageClassName: s, volumeAttributesClassName: a}, status: {phase: Bound, accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}}}")
            .Should().Be("c | Bound | v | 1Gi | RWO | s | a | <unknown> | <unset>");
        Row<PersistentVolumeClaim>("{metadata: {name: c}, status: {phase: Pending, accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}}}").Should().Be("c | Pending |  |  |  |  | <unset> | <unknown> | <unset>");
        Row<VolumeAttachment>("{metadata: {name: a}, spec: {attacher: x, nodeName: nn, source: {persistentVolumeName: v}}, status: {attached: true}}").Should().Be("a | x | v | nn | true | <unknown>");
    }

    [Test]
    public void Storage()
    {
        Row<StorageClass>("{metadata: {name: s, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: p}").Should().Be("s (default) | p | Delete | Immediate | false | <unknown>");
        Row<StorageClass>("{metadata: {name: s, annotations: {storageclass.kubernetes.io/is-default-class: 'false'}}, provisioner: p, allowVolumeExpansion: true}").Should().Be("s | p | Delete | Immediate | true | <unknown>");
        Row<CSIDriver>("{metadata: {name: d}, spec: {}}").Should().Be("d | true | false | false | <unset> | false | <none> | <unknown>");
        Row<CSIDriver>("{metadata: {name: d}, spec: {attachRequired: false, podInfoOnMount: true, storageCapacity: true, requiresRepublish: true, tokenRequests: [{audience: a}, {audience: ''}], volumeLifecycleModes: [Persistent, Ephemeral]}}")
            .Should().Be("d | false | true | true | a, | true | Persistent,Ephemeral | <unknown>");
        Row<CSINode>("{metadata: {name: nn}, spec: {drivers: [{name: a}]}}").Should().Be("nn | 1 | <unknown>");
        Row<CSIStorageCapacity>("{metadata: {name: c}, storageClassName: s}").Should().Be("c | s | <unset>");
        Row<VolumeAttributesClass>("{metadata: {name: c}, driverName: d}").Should().Be("c | d | <unknown>");
    }

    [Test]
    public void Policies()
    {
        Row<PodDisruptionBudget>("{metadata: {name: p}, spec: {minAvailable: 50%}, status: {disruptionsAllowed: 2}}").Should().Be("p | 50% | N/A | 2 | <unknown>");
        Row<PodDisruptionBudget>("{metadata: {name: p}, spec: {maxUnavailable: 1}}").Should().Be("p | N/A | 1 | 0 | <unknown>");
        Row<PriorityClass>("{metadata: {name: p}, value: 5, globalDefault: true, preemptionPolicy: Never}").Should().Be("p | 5 | true | <unknown> | Never");
        Row<ResourceQuota>("{metadata: {name: q}, status: {hard: {pods: 5, limits.cpu: 2, limits: 1, requests.memory: 1Gi}, used: {pods: 1, limits.cpu: 500m}}}").Should().Be("q | limits: 0/1, pods: 1/5, requests.memory: 0/1Gi | limits.cpu: 500m/2 | <unknown>");
        Row<RoleBinding>("{metadata: {name: b}, roleRef: {kind: Role, name: r}, subjects: [{kind: User, name: u}, {kind: ServiceAccount, namespace: nn, name: s}, {kind: Group, name: g}, {kind: User, name: v}]}")
            .Should().Be("b | Role/r | <unknown> | u, v | g | nn/s");
        Row<Lease>("{metadata: {name: l}, spec: {}}").Should().Be("l |  | <unknown>");
    }

    [Test]
    public void AdmissionPolicies()
    {
        Row<ValidatingAdmissionPolicy>("{metadata: {name: p}, spec: {paramKind: {apiVersion: v1, kind: ConfigMap}, validations: [{expression: 'true'}]}}").Should().Be("p | 1 | v1/ConfigMap | <unknown>");
        Row<MutatingAdmissionPolicy>("{metadata: {name: p}, spec: {}}").Should().Be("p | 0 | <unset> | <unknown>");
        Row<ValidatingAdmissionPolicyBinding>("{metadata: {name: b}, spec: {policyName: p, paramRef: {name: x}}}").Should().Be("b | p | */x | <unknown>");
        Row<ValidatingAdmissionPolicyBinding>("{metadata: {name: b}, spec: {policyName: p, paramRef: {name: x, namespace: nn}}}").Should().Be("b | p | nn/x | <unknown>");
        Row<MutatingAdmissionPolicyBinding>("{metadata: {name: b}, spec: {policyName: p, paramRef: {selector: {matchLabels: {a: b}, matchExpressions: [{key: k, operator: In, values: [x, k]}]}}}}")
            .Should().Be("b | p | &LabelSelector{MatchLabels:map[string]string{a: b,},MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[x k],},},} | <unknown>");
        Row<MutatingWebhookConfiguration>("{metadata: {name: w}, webhooks: [{name: a}, {name: b}]}").Should().Be("w | 2 | <unknown>");
    }

    [Test]
    public void Events()
    {
        Row<Event>("{metadata: {name: e}, involvedObject: {kind: Pod, name: p, fieldPath: 'spec.containers{c}'}, type: Normal, reason: R, message: ' m ', count: 3, firstTimestamp: '2026-01-01T11:00:00Z', lastTimestamp: '2026-01-01T11:59:30Z', source: {component: kubelet, host: nn}}")
            .Should().Be("30s | Normal | R | pod/p | spec.containers{c} | kubelet, nn | m | 60m | 3 | e");
        Row<Event>("{metadata: {name: e}, involvedObject: {kind: Node}, eventTime: '2026-01-01T11:58:00.000000Z', reportingComponent: c}").Should().Be("2m |  |  | node |  | c |  | 2m | 1 | e");
        Row<Event>("{metadata: {name: e}, eventTime: '2026-01-01T11:00:00.000000Z', series: {count: 7, lastObservedTime: '2026-01-01T11:59:00.000000Z'}}").Should().StartWith("60s |").And.EndWith("| 60m | 7 | e");
    }

    [TestCase("{}", "Pending")]
    [TestCase("{conditions: [{type: Approved}]}", "Approved")]
    [TestCase("{conditions: [{type: Approved}], certificate: YQ==}", "Approved,Issued")]
    [TestCase("{conditions: [{type: Approved}, {type: Failed}]}", "Approved,Failed")]
    [TestCase("{conditions: [{type: Approved}, {type: Denied}]}", "Denied")]
    public void CertificateSigningRequests(string status, string shown) =>
        Row<CertificateSigningRequest>($"{{metadata: {{name: r}}, spec: {{signerName: x/s, username: u, expirationSeconds: 86400}}, status: {status}}}").Should().Be($"r | <unknown> | x/s | u | 24h | {shown}");

    [Test]
    public void FlowControl()
    {
        Row<FlowSchema>("{metadata: {name: f}, spec: {priorityLevelConfiguration: {name: p}, matchingPrecedence: 9, distinguisherMethod: {type: ByUser}}}").Should().Be("f | p | 9 | ByUser | <unknown> | ?");
        Row<FlowSchema>("{metadata: {name: f}, status: {conditions: [{type: Dangling, status: 'False'}]}}").Should().Be("f |  | 0 | <none> | <unknown> | False");
        Row<PriorityLevelConfiguration>("{metadata: {name: p}, spec: {type: Exempt}}").Should().Be("p | Exempt | <none> | <none> | <none> | <none> | <unknown>");
        Row<PriorityLevelConfiguration>("{metadata: {name: p}, spec: {type: Limited, limited: {nominalConcurrencyShares: 30, limitResponse: {type: Queue, queuing: {queues: 64, handSize: 6, queueLengthLimit: 50}}}}}")
            .Should().Be("p | Limited | 30 | 64 | 6 | 50 | <unknown>");
    }

    [Test]
    public void FlowSchemas_by_precedence()
    {
        FlowSchema Schema(string name, int precedence) => new() { Metadata = new() { Name = name }, Spec = new() { MatchingPrecedence = precedence } };

        TableCatalog.Of(typeof(FlowSchema)).Order([Schema("a", 9), Schema("c", 1), Schema("b", 1)]).Select(schema => schema.Metadata.Name).Should().Equal("b", "c", "a");
    }

    [TestCase("{}", "pending")]
    [TestCase("{allocation: {}}", "allocated")]
    [TestCase("{allocation: {}, reservedFor: [{name: p}]}", "allocated,reserved")]
    public void ResourceClaims(string status, string state)
    {
        Row<ClusterSim.Api.Resources.ResourceClaim>($"{{metadata: {{name: c}}, status: {status}}}").Should().Be($"c | {state} | <unknown>");
        Row<ClusterSim.Api.Resources.ResourceClaim>($"{{metadata: {{name: c, deletionTimestamp: '2026-01-01T00:00:00Z'}}, status: {status}}}")
            .Should().Be(state == "pending" ? "c | deleted | <unknown>" : $"c | deleted,{state} | <unknown>");
    }

    [Test]
    public void Devices()
    {
        Row<ResourceSlice>("{metadata: {name: s}, spec: {nodeName: n1, driver: d, pool: {name: p}}}").Should().Be("s | n1 | d | p | <unknown>");
        Row<DeviceClass>("{metadata: {name: c}}").Should().Be("c | <unknown>");
        Row<ResourceClaimTemplate>("{metadata: {name: t}}").Should().Be("t | <unknown>");
    }

    [TestCase("{}", "{}", "Local | Unknown")]
    [TestCase("{service: {namespace: kube-system, name: m}}", "{conditions: [{type: Available, status: 'False', reason: MissingEndpoints}]}", "kube-system/m | False (MissingEndpoints)")]
    [TestCase("{}", "{conditions: [{type: Available, status: 'True', reason: Local}]}", "Local | True")]
    [TestCase("{}", "{conditions: [{type: Available, status: 'False'}]}", "Local | False")]
    public void APIServices(string spec, string status, string shown) => Row<APIService>($"{{metadata: {{name: a}}, spec: {spec}, status: {status}}}").Should().Be($"a | {shown} | <unknown>");

    [Test]
    public void Metrics()
    {
        Row<NodeMetrics>("{metadata: {name: n1}, window: 20s, usage: {cpu: 250m, memory: 1Gi}}").Should().Be("n1 | 250m | 1Gi | 20s");
        Row<PodMetrics>("{metadata: {name: p}, window: 15s, containers: [{name: a, usage: {cpu: 100m, memory: 10Mi}}, {name: b, usage: {cpu: 20m, memory: 5Mi}}]}").Should().Be("p | 120m | 15Mi | 15s");
    }

    [Test]
    public void ComponentStatuses()
    {
        Row<ComponentStatus>("{metadata: {name: c}, conditions: [{type: Healthy, status: 'True', message: ok}]}").Should().Be("c | Healthy | ok | ");
        Row<ComponentStatus>("{metadata: {name: c}, conditions: [{type: Healthy, status: 'False', error: bad}]}").Should().Be("c | Unhealthy |  | bad");
        Row<ComponentStatus>("{metadata: {name: c}}").Should().Be("c | Unknown |  | ");
    }

    [Test]
    public void Kinds_of_a_users_own()
    {
        Row<ClusterSim.Tests.Clusters.Website>("{metadata: {name: w, creationTimestamp: '2026-01-01T11:00:00Z'}}").Should().Be("w | 60m");
        TableCatalog.Of(typeof(ClusterSim.Tests.Clusters.Website)).Columns.Select(column => column.Name + " " + column.Type).Should().Equal("Name string", "Age date");
    }

    [Test]
    public void Kinds_without_columns_of_their_own() =>
        Row<LimitRange>("{metadata: {name: l, creationTimestamp: '2026-01-01T00:00:00Z'}}").Should().Be("l | 2026-01-01T00:00:00Z");
}
