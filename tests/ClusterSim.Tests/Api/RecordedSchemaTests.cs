using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Api;

[TestFixture]
public sealed class RecordedSchemaTests
{
    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["io.k8s.api.core.v1"] = "Core",
        ["io.k8s.api.admissionregistration.v1"] = "AdmissionRegistration",
        ["io.k8s.api.certificates.v1"] = "Certificates",
        ["io.k8s.api.flowcontrol.v1"] = "FlowControl",
        ["io.k8s.api.resource.v1"] = "Resources",
        ["io.k8s.api.apps.v1"] = "Apps",
        ["io.k8s.api.discovery.v1"] = "Discovery",
        ["io.k8s.api.coordination.v1"] = "Coordination",
        ["io.k8s.api.events.v1"] = "Events",
        ["io.k8s.api.policy.v1"] = "Policy",
        ["io.k8s.api.batch.v1"] = "Batch",
        ["io.k8s.api.autoscaling.v1"] = "Autoscaling.V1",
        ["io.k8s.api.autoscaling.v2"] = "Autoscaling",
        ["io.k8s.api.storage.v1"] = "Storage",
        ["io.k8s.api.scheduling.v1"] = "Scheduling",
        ["io.k8s.api.networking.v1"] = "Networking",
        ["io.k8s.api.node.v1"] = "Nodes",
        ["io.k8s.api.rbac.v1"] = "Rbac",
        ["io.k8s.api.authentication.v1"] = "Authentication",
        ["io.k8s.api.authorization.v1"] = "Authorization",
        ["io.k8s.apimachinery.pkg.apis.meta.v1"] = "Meta",
        ["io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1"] = "ApiExtensions",
    };

    // What discovery answers with is written by the API server itself.
    private static readonly string[] NotObjects =
    [
        "APIGroup", "APIGroupList", "APIResource", "APIResourceList", "APIVersions", "GroupVersionForDiscovery", "ServerAddressByClientCIDR",
        "FieldsV1", "MicroTime", "Patch", "Time", "WatchEvent",
        "CustomResourceSubresourceStatus", "JSON", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray", // Without fields.
    ];

    [Test]
    public void Have_every_field_of_every_kind()
    {
        var missing = new List<string>();

        foreach (var (schema, field, _, _) in Fields())
            if (!IsTypeField(field))
                if (SchemaOf(schema) is not { } known)
                    missing.Add(schema);
                else if (known.FindField(field) is null)
                    missing.Add(schema + "." + field);

        string.Join('\n', missing.Distinct()).Should().BeEmpty();
    }

    [Test]
    public void Have_no_field_that_Kubernetes_does_not_know()
    {
        var known = Fields().Select(row => row.Schema + "." + row.Field).ToHashSet();
        var unknown = new List<string>();

        foreach (var schema in Fields().Select(row => row.Schema).Distinct())
            if (SchemaOf(schema) is { } described)
                unknown.AddRange(described.Fields.Select(field => schema + "." + field.WireName).Where(name => !known.Contains(name)));

        unknown.Should().BeEmpty();
    }

    [Test]
    public void Say_of_each_field_what_Kubernetes_says()
    {
        var differences = new List<string>();

        foreach (var (schema, field, _, flags) in Fields())
            if (field != "metadata" && SchemaOf(schema)?.FindField(field) is { } described && Describe(described) is var said && Normalise(flags) is var recorded && said != recorded)
                differences.Add($"{schema}.{field}: expected '{recorded}', is '{said}'");

        string.Join('\n', differences).Should().BeEmpty();
    }

    private static IEnumerable<(string Schema, string Field, string Type, string Flags)> Fields() => RecordedFiles.Fields()
        .Where(row => Namespaces.ContainsKey(Package(row.Schema)) && !row.Schema.EndsWith("List", StringComparison.Ordinal) && !NotObjects.Contains(Name(row.Schema)));

    private static bool IsTypeField(string field) => field is "kind" or "apiVersion";

    private static ObjectSchema? SchemaOf(string schema) =>
        typeof(Pod).Assembly.GetType($"ClusterSim.Api.{Namespaces[Package(schema)]}.{Name(schema)}") is { } type && type.IsAssignableTo(typeof(ApiRecord)) ? ObjectSchema.Of(type) : null;

    private static string Package(string schema) => schema[..schema.LastIndexOf('.')];

    private static string Name(string schema) => schema[(schema.LastIndexOf('.') + 1)..];

    private static string Describe(FieldSchema field)
    {
        var said = new List<string>();
        if (field.IsRequired)
            said.Add("required");
        if (field.ListKeys.Count > 0)
            said.Add("list=map keys=" + string.Join(',', field.ListKeys));
        if (field.IsSet)
            said.Add("list=set");
        if (field.IsAtomic)
            said.Add("atomic");
        if (field.PatchReplaces)
            said.Add("patch=replace");
        if (field.PatchMerges || field.RetainsKeys)
            said.Add("patch=" + string.Join(',', new[] { field.PatchMerges ? "merge" : "", field.RetainsKeys ? "retainKeys" : "" }.Where(word => word.Length > 0)));
        if (field.PatchMergeKey is { } key)
            said.Add("mergekey=" + key);
        if (field.ServerDefault is { } value)
            said.Add("default=" + JsonText.WriteText(value));
        return string.Join(' ', said);
    }

    // Defaults of zero and false are what a record holds anyway; a granular map is what every map is unless it says otherwise.
    private static string Normalise(string flags) => string.Join(' ', flags
        .Replace("list=atomic", "atomic", StringComparison.Ordinal)
        .Replace("map=atomic", "atomic", StringComparison.Ordinal)
        .Replace('+', ',')
        .Split(' ')
        .Where(flag => flag is not ("default=0" or "default=false" or "map=granular")));
}
