using BenchmarkDotNet.Attributes;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Serialization.Protobuf;

namespace ClusterSim.Benchmarks;

/// <summary>What it takes to write a Pod, and to read it again, in JSON and in protocol buffers.</summary>
[MemoryDiagnoser]
public class ObjectEncoding
{
    private readonly Pod _pod = new()
    {
        Metadata = new() { Name = "web-0", Namespace = "default", Labels = ValueMap.Of(("app", "web"), ("tier", "front")), Uid = "12540b58-17ef-460f-89ea-0c7ba85e51a7", ResourceVersion = "42" },
        Spec = new()
        {
            NodeName = "node-1",
            ServiceAccountName = "default",
            Containers = [new() { Name = "main", Image = "registry.test/app:1", Resources = new() { Requests = ValueMap.Of<Quantity>(("cpu", "500m"), ("memory", "64Mi")) }, Ports = [new() { Port = 80 }] }],
            Tolerations = [new() { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 300 }],
            Volumes = [new() { Name = "config", ConfigMap = new() { Name = "web" } }],
        },
        Status = new()
        {
            Phase = "Running",
            PodIP = "10.244.0.7",
            Conditions = [new() { Type = "Ready", Status = "True" }, new() { Type = "PodScheduled", Status = "True" }],
            ContainerStatuses = [new() { Name = "main", Image = "registry.test/app:1", Ready = true, ContainerID = "containerd://1" }],
        },
    };

    private byte[] _json = [];
    private byte[] _protobuf = [];

    [GlobalSetup]
    public void Encode() => (_json, _protobuf) = (WriteJson(), WriteProtobuf());

    [Benchmark]
    public byte[] WriteJson() => ObjectJson.ToBytes(_pod);

    [Benchmark]
    public byte[] WriteProtobuf()
    {
        using var writer = new ProtobufWriter();
        ProtobufObject.Write(writer, "v1", "Pod", ObjectJson.ToJson(_pod));
        return writer.Written.ToArray();
    }

    [Benchmark]
    public Pod ReadJson() => ObjectJson.FromBytes<Pod>(_json);

    [Benchmark]
    public Pod ReadProtobuf() => ObjectJson.FromJson<Pod>(ProtobufObject.Read(_protobuf, "v1", "Pod"));
}
