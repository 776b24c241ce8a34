using System.Globalization;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Certificates;
using ClusterSim.Api.Resources;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Selectors;

/// <summary>By which of its fields objects of a kind can be searched.</summary>
/// <remarks>Source: pkg/apis/*/v1/conversion.go, AddFieldLabelConversionFunc, and the strategies' selectable fields (v1.36).</remarks>
internal sealed class SelectableFields
{
    private static readonly Func<ApiObject, string> Name = obj => obj.Metadata.Name ?? "";
    private static readonly Func<ApiObject, string> Namespace = obj => obj.Metadata.Namespace ?? "";

    private static readonly SelectableFields Generic = new(
        field => $"{GoText.Quote(field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"", [("metadata.name", Name), ("metadata.namespace", Namespace)]);

    private static readonly Dictionary<Type, SelectableFields> Known = new()
    {
        [typeof(Pod)] = For<Pod>(
            ("spec.nodeName", pod => pod.Spec.NodeName),
            ("spec.host", pod => pod.Spec.NodeName),
            ("spec.restartPolicy", pod => pod.Spec.RestartPolicy),
            ("spec.schedulerName", pod => pod.Spec.SchedulerName),
            ("spec.serviceAccountName", pod => pod.Spec.ServiceAccountName),
            ("spec.hostNetwork", pod => Text(pod.Spec.HostNetwork == true)),
            ("status.phase", pod => pod.Status.Phase),
            ("status.podIP", pod => pod.Status.PodIPs is [var ip, ..] ? ip.Ip : pod.Status.PodIP),
            ("status.podIPs", _ => ""), // Taken, but nothing ever sets it.
            ("status.nominatedNodeName", pod => pod.Status.NominatedNodeName)),
        [typeof(Node)] = For<Node>(("spec.unschedulable", node => Text(node.Spec.Unschedulable == true))),
        [typeof(Namespace)] = For<Namespace>(("status.phase", @namespace => @namespace.Status.Phase)),
        [typeof(Secret)] = For<Secret>(("type", secret => secret.Type)),
        [typeof(Service)] = For<Service>(("spec.clusterIP", service => service.Spec.ClusterIP), ("spec.type", service => service.Spec.Type)),
        [typeof(ReplicationController)] = For<ReplicationController>(("status.replicas", controller => controller.Status.Replicas.ToString(CultureInfo.InvariantCulture))),
        [typeof(Job)] = new(
            field => $"field label {GoText.Quote(field)} not supported for Job",
            [("metadata.name", Name), ("metadata.namespace", Namespace), ("status.successful", job => ((Job)job).Status.Succeeded.ToString(CultureInfo.InvariantCulture))]),
        [typeof(CertificateSigningRequest)] = For<CertificateSigningRequest>(("spec.signerName", request => request.Spec.SignerName)),
        [typeof(ResourceSlice)] = new(
            field => "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: " + field,
            [("metadata.name", Name), ("spec.nodeName", slice => ((ResourceSlice)slice).Spec.NodeName ?? ""), ("spec.driver", slice => ((ResourceSlice)slice).Spec.Driver)]),
        [typeof(Event)] = For<Event>([
            .. Of<Event>("involvedObject", @event => @event.InvolvedObject),
            ("reason", @event => @event.Reason),
            ("reportingComponent", @event => @event.ReportingComponent),
            ("source", @event => @event.Source.Component is { Length: > 0 } component ? component : @event.ReportingComponent),
            ("type", @event => @event.Type)]),
        [typeof(Api.Events.Event)] = For<Api.Events.Event>([
            .. Of<Api.Events.Event>("regarding", @event => @event.Regarding),
            ("reason", @event => @event.Reason),
            ("reportingController", @event => @event.ReportingController),
            ("type", @event => @event.Type)]),
    };

    private readonly Func<string, string> _unknown;
    private readonly Dictionary<string, Func<ApiObject, string>> _readers;

    private SelectableFields(Func<string, string> unknown, (string Field, Func<ApiObject, string> Read)[] readers) =>
        (_unknown, _readers) = (unknown, readers.ToDictionary(reader => reader.Field, reader => reader.Read, StringComparer.Ordinal));

    public static SelectableFields Of(ResourceEndpoint endpoint) => endpoint.Custom is { } version ? endpoint.Fields ??= Of(version, endpoint.Type.Namespaced) : Of(endpoint.Type);

    public static SelectableFields Of(ResourceType resource) => Known.GetValueOrDefault(resource.ClrType, Generic);

    /// <summary>What reads the field, as text.</summary>
    /// <exception cref="SelectorException">The kind cannot be searched by it.</exception>
    public Func<ApiObject, string> Reader(string field) => _readers.GetValueOrDefault(field) ?? throw new SelectorException(_unknown(field));

    private static SelectableFields Of(CustomVersion version, bool namespaced) => new(
        field => "field label not supported: " + field,
        [
            ("metadata.name", Name),
            .. namespaced ? [("metadata.namespace", Namespace)] : ((string, Func<ApiObject, string>)[])[],
            .. version.Version.SelectableFields.Select(field => (field.JsonPath.TrimStart('.'), ReaderOf(field.JsonPath.TrimStart('.').Split('.')))),
        ]);

    private static Func<ApiObject, string> ReaderOf(string[] path) => obj => CustomObjects.ToJson(obj).At(path) switch
    {
        null or JsonNull or JsonObject or JsonArray => "",
        var scalar => scalar.ToString()!,
    };

    private static SelectableFields For<T>(params (string Field, Func<T, string?> Read)[] readers) where T : ApiObject => new(
        field => "field label not supported: " + field,
        [
            ("metadata.name", Name),
            .. ResourceAttribute.Of(typeof(T)).Namespaced ? [("metadata.namespace", Namespace)] : ((string, Func<ApiObject, string>)[])[],
            .. readers.Select(reader => (reader.Field, (Func<ApiObject, string>)(obj => reader.Read((T)obj) ?? ""))),
        ]);

    private static (string, Func<T, string?>)[] Of<T>(string prefix, Func<T, ObjectReference> reference) =>
    [
        (prefix + ".kind", @event => reference(@event).Kind),
        (prefix + ".namespace", @event => reference(@event).Namespace),
        (prefix + ".name", @event => reference(@event).Name),
        (prefix + ".uid", @event => reference(@event).Uid),
        (prefix + ".apiVersion", @event => reference(@event).ApiVersion),
        (prefix + ".resourceVersion", @event => reference(@event).ResourceVersion),
        (prefix + ".fieldPath", @event => reference(@event).FieldPath),
    ];

    private static string Text(bool value) => value ? "true" : "false";
}
