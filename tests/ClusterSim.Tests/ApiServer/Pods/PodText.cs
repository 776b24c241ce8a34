using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Pods;

/// <summary>Pods written as YAML, and what the strategy makes of them.</summary>
internal static class PodText
{
    public static readonly PodStrategy Strategy = new();

    /// <summary>A Pod <c>p</c> with one container <c>c</c> and, besides, the fields of a specification.</summary>
    /// <param name="spec">As in <c>{hostNetwork: true}</c>.</param>
    /// <param name="metadata">As in <c>{labels: {a: b}}</c>.</param>
    public static Pod WithSpec(string spec, string metadata = "{}")
    {
        var read = Read<PodSpec>(spec);
        return Of(read.Containers.Count > 0 ? read : read with { Containers = [new() { Name = "c", Image = "app:1" }] }, Read<ObjectMeta>(metadata));
    }

    /// <summary>A Pod <c>p</c> whose one container <c>c</c> has, besides, the fields given.</summary>
    /// <param name="container">As in <c>{ports: [{containerPort: 80}]}</c>.</param>
    /// <param name="spec">Further fields of the specification.</param>
    public static Pod WithContainer(string container, string spec = "{}")
    {
        var read = Read<Container>(container);
        var named = read with { Name = read.Name is "" ? "c" : read.Name, Image = read.Image ?? "app:1" };
        return Of(Read<PodSpec>(spec) with { Containers = [named] }, new ObjectMeta());
    }

    public static T Read<T>(string yaml) where T : ApiRecord => ObjectJson.FromJson<T>(YamlText.Parse(yaml)[0]);

    /// <summary>The Pod as the server would store it, were it valid.</summary>
    public static Pod Prepared(Pod pod) => (Pod)Strategy.PrepareForCreate(Strategy.Default(pod));

    /// <summary>What the server finds wrong with a new Pod, one line each.</summary>
    public static string Faults(Pod pod) => Say(errors => Strategy.Validate(Prepared(pod), errors));

    /// <summary>What the server finds wrong with a change of a Pod.</summary>
    public static string Faults(Pod pod, Pod old)
    {
        var before = Prepared(old);
        var after = (Pod)Strategy.PrepareForUpdate(Strategy.Default(pod with { Metadata = before.Metadata with { Annotations = pod.Metadata.Annotations } }), before);
        return Say(errors => Strategy.ValidateUpdate(after, before, errors));
    }

    /// <summary>What the server finds wrong with a status.</summary>
    public static string StatusFaults(Pod pod, PodStatus status, PodStatus? oldStatus = null)
    {
        var before = Prepared(pod);
        before = before with { Status = oldStatus ?? before.Status };
        var after = (Pod)Strategy.PrepareForStatusUpdate(Strategy.Default(before with { Status = status }), before);
        return Say(errors => Strategy.ValidateStatusUpdate(after, before, errors));
    }

    /// <summary>What the server warns the maker of a Pod about, one line each.</summary>
    public static string Warnings(Pod pod) => string.Join('\n', Strategy.Warnings(Prepared(pod)));

    public static string Say(Action<FieldErrors> validate)
    {
        var errors = new FieldErrors();
        validate(errors);
        return string.Join('\n', errors.Errors);
    }

    private static Pod Of(PodSpec spec, ObjectMeta metadata) => new()
    {
        Metadata = metadata with
        {
            Name = metadata.Name ?? "p",
            Namespace = "default",
            Uid = "u",
            ResourceVersion = "1",
            CreationTimestamp = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        Spec = spec,
    };
}
