using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Benchmarks;

/// <summary>Pods as they are in a cluster that has been running for a while: about 3 KB of JSON each.</summary>
internal static class RunningPod
{
    public static Pod Numbered(int i) => new()
    {
        Metadata = new()
        {
            Name = $"web-{i:00000}",
            GenerateName = "web-7d9c5b8f4-",
            Namespace = "default",
            Labels = ValueMap.Of(("app", "web"), ("pod-template-hash", "7d9c5b8f4"), ("tier", "front")),
            Uid = $"12540b58-17ef-460f-89ea-0c7ba8{i:000000}",
            CreationTimestamp = ClusterOptions.DefaultStart,
            OwnerReferences = [new() { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = "web-7d9c5b8f4", Uid = "22540b58-17ef-460f-89ea-0c7ba85e51a7", Controller = true, BlockOwnerDeletion = true }],
        },
        Spec = new()
        {
            NodeName = $"node-{i % 100}",
            ServiceAccountName = "default",
            RestartPolicy = "Always",
            DnsPolicy = "ClusterFirst",
            SchedulerName = "default-scheduler",
            TerminationGracePeriodSeconds = 30,
            Containers =
            [
                new()
                {
                    Name = "main",
                    Image = "registry.test/app:1",
                    ImagePullPolicy = "IfNotPresent",
                    Resources = new() { Requests = ValueMap.Of<Quantity>(("cpu", "500m"), ("memory", "64Mi")), Limits = ValueMap.Of<Quantity>(("cpu", "1"), ("memory", "128Mi")) },
                    Ports = [new() { Name = "http", Port = 8080, Protocol = "TCP" }],
                    Env = [new() { Name = "MODE", Value = "production" }],
                    VolumeMounts = [new() { Name = "kube-api-access", MountPath = "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly = true }],
                    ReadinessProbe = new() { HttpGet = new() { Path = "/ready", Port = 8080, Scheme = "HTTP" }, PeriodSeconds = 10, TimeoutSeconds = 1, SuccessThreshold = 1, FailureThreshold = 3 },
                },
            ],
            Tolerations =
            [
                new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 },
                new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 },
            ],
            Volumes = [new() { Name = "kube-api-access", Projected = new() { DefaultMode = 420, Sources = [new() { ServiceAccountToken = new() { ExpirationSeconds = 3607, Path = "token" } }] } }],
        },
        Status = new()
        {
            Phase = "Running",
            HostIP = "10.0.0.1",
            PodIP = $"10.244.{i / 250}.{i % 250}",
            PodIPs = [new() { Ip = $"10.244.{i / 250}.{i % 250}" }],
            StartTime = ClusterOptions.DefaultStart,
            QosClass = "Burstable",
            Conditions = [.. ((string[])["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"]).Select(type => new PodCondition { Type = type, Status = "True", LastTransitionTime = ClusterOptions.DefaultStart })],
            ContainerStatuses =
            [
                new()
                {
                    Name = "main",
                    Image = "registry.test/app:1",
                    ImageID = "registry.test/app@sha256:1a2b",
                    ContainerID = $"containerd://{i:x8}",
                    Ready = true,
                    Started = true,
                    State = new() { Running = new() { StartedAt = ClusterOptions.DefaultStart } },
                },
            ],
        },
    };
}
