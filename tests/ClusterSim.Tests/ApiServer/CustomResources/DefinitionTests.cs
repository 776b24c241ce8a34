using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Meta;

namespace ClusterSim.Tests.ApiServer.CustomResources;

public sealed class DefinitionTests : CustomResourceFixture
{
    private const string AnyObject = "{type: object, x-kubernetes-preserve-unknown-fields: true}";

    [Test]
    public void Is_established_a_moment_after_it_was_created()
    {
        Send("POST", Definitions, Definition($"- {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {AnyObject}}}}}"));

        Defined.Status.Conditions.Should().BeEmpty();
        Send("GET", Widgets + "/x").StatusCode.Should().Be(404);
        Loop.Run(TimeSpan.Zero);

        Defined.Status.Conditions.Select(condition => $"{condition.Type}={condition.Status} {condition.Reason}").Should()
            .Equal("NamesAccepted=True NoConflicts", "Established=True InitialNamesAccepted");
        Defined.Status.AcceptedNames.Should().Be(Defined.Spec.Names);
        Outcome(Send("GET", Widgets + "/x")).Should().Be("404 widgets.example.com \"x\" not found");
        Server.Scheme.FindByName("widget")!.QualifiedName.Should().Be("widgets.example.com");
    }

    [Test]
    public void Waits_for_a_name_that_another_has_until_that_one_goes()
    {
        Define(AnyObject);
        var other = Definition($"- {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {AnyObject}}}}}", ", singular: widget", "gadgets", "Gadget");
        Do("POST", Definitions, other);
        Loop.Run(TimeSpan.Zero);

        var second = Server.Find<CustomResourceDefinition>(new("", "gadgets.example.com"))!;
        second.Status.Conditions.Find("NamesAccepted")!.Message.Should().Be("\"widget\" is already in use");
        second.Status.Conditions.Find("Established")!.Reason.Should().Be("NotAccepted");

        Do("DELETE", Definitions + "/widgets.example.com");
        Loop.Run(TimeSpan.Zero);

        Server.Find<CustomResourceDefinition>(new("", "gadgets.example.com"))!.Status.Conditions.IsTrue("Established").Should().BeTrue();
    }

    [Test]
    public void Takes_its_objects_along_and_goes_when_the_last_one_has()
    {
        Define(AnyObject);
        Create("free", "spec: {}");
        Do("POST", Widgets, FromYaml("{apiVersion: example.com/v1, kind: Widget, metadata: {name: held, finalizers: [example.com/f]}}"));

        Do("DELETE", Definitions + "/widgets.example.com");
        Loop.Run(TimeSpan.FromSeconds(1));

        Defined.Status.Conditions.Find("Terminating")!.Reason.Should().Be("InstanceDeletionInProgress");
        Outcome(Send("GET", Widgets + "/free")).Should().StartWith("404");
        Create("late", "spec: {}").Should().Be("405 create not allowed while custom resource definition is terminating");

        Do("PATCH", Widgets + "/held", """{"metadata":{"finalizers":null}}""", MergePatch);
        Loop.Run(TimeSpan.FromSeconds(10));

        Outcome(Send("GET", Definitions + "/widgets.example.com")).Should().Be("404 customresourcedefinitions.apiextensions.k8s.io \"widgets.example.com\" not found");
        Send("GET", Widgets).StatusCode.Should().Be(404);
        Server.Scheme.FindByName("widgets").Should().BeNull();
    }

    [Test]
    public void Keeps_scope_and_kind_once_it_is_established()
    {
        Define(AnyObject);

        Outcome(Send("PATCH", Definitions + "/widgets.example.com", """{"spec":{"scope":"Cluster"}}""", MergePatch)).Should().Be(
            "422 CustomResourceDefinition.apiextensions.k8s.io \"widgets.example.com\" is invalid: spec.scope: Invalid value: \"Cluster\": field is immutable");
    }

    [Test]
    public void Remembers_every_version_that_was_ever_stored()
    {
        DefineVersions($$"""
            - {name: v1, served: true, storage: true, schema: { openAPIV3Schema: {{AnyObject}} } }
            - {name: v2, served: true, storage: false, schema: { openAPIV3Schema: {{AnyObject}} } }
            """);
        Create("w", "spec: {size: 3}");

        Do("PATCH", Definitions + "/widgets.example.com", """[{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/1/storage","value":true}]""", JsonPatch);
        Loop.Run(TimeSpan.Zero);

        Defined.Status.StoredVersions.Should().Equal("v1", "v2");
        Shown(Send("GET", Widgets + "/w")).Should().Be("""{"spec":{"size":3}}""");
        Outcome(Send("PATCH", Definitions + "/widgets.example.com", """[{"op":"remove","path":"/spec/versions/0"}]""", JsonPatch)).Should().Contain(
            "status.storedVersions[0]: Invalid value: \"v1\": missing from spec.versions; v1 was previously a storage version");
    }

    [TestCase("{type: string}", "spec.validation.openAPIV3Schema.type: Invalid value: \"string\": must be object at the root")]
    [TestCase("{properties: {a: {type: string}}}", "spec.validation.openAPIV3Schema.type: Required value: must not be empty at the root")]
    [TestCase("{type: object, properties: {a: {}}}", "spec.validation.openAPIV3Schema.properties[a].type: Required value: must not be empty for specified object fields")]
    [TestCase("{type: object, properties: {a: {type: 'null'}}}", "properties[a].type: Forbidden: type cannot be set to null, use nullable as an alternative")]
    [TestCase("{type: object, nullable: true}", "spec.validation.openAPIV3Schema.nullable: Forbidden: nullable cannot be true at the root")]
    [TestCase("{type: object, properties: {a: {type: object, oneOf: [{properties: {b: {minimum: 1}}}]}}}", null)]
    [TestCase("{type: object, oneOf: [{properties: {b: {minimum: 1}}}]}", "openAPIV3Schema.properties[b]: Required value: because it is defined in spec.validation.openAPIV3Schema.oneOf[0].properties[b]")]
    [TestCase("{type: object, properties: {a: {type: string, anyOf: [{type: string}]}}}", "properties[a].anyOf[0].type: Forbidden: must be empty to be structural")]
    [TestCase("{type: object, properties: {a: {type: array, items: {type: object}, x-kubernetes-list-type: set}}}", "properties[a].items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a list with x-kubernetes-list-type=set")]
    [TestCase("{type: object, properties: {a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}}}}}}",
        "properties[a].items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")]
    [TestCase("{type: object, properties: {a: {type: object, properties: {b: {type: string}}, default: {c: 1}}}}", "properties[a].default: Invalid value: {\"c\":1}: must not have unknown fields")]
    [TestCase("{type: object, properties: {metadata: {type: object, properties: {name: {type: string, maxLength: 3}}}}}", null)]
    [TestCase("{type: object, properties: {apiVersion: {type: string, default: v1}}}", "properties[apiVersion].default: Forbidden: must not be set in top-level apiVersion")]
    [TestCase("{type: object, properties: {a: {type: string, pattern: '[a'}}}", "Invalid value: \"[a\": must be a valid regular expression, but isn't: error parsing regexp: missing closing ]: `[a`")]
    [TestCase("{type: object, properties: {a: {type: string, pattern: 'a(?=b)'}}}", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    [TestCase("{type: object, properties: {a: {type: string, pattern: 'a**'}}}", "error parsing regexp: invalid nested repetition operator: `**`")]
    [TestCase("{type: object, properties: {a: {$ref: b}}}", "properties[a].$ref: Forbidden: $ref is not supported")]
    public void Must_have_a_structural_schema(string schema, string? complaint)
    {
        var outcome = Outcome(Send("POST", Definitions, Definition($"- {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {schema}}}}}")));

        if (complaint is null)
            outcome.Should().Be("201");
        else
            outcome.Should().StartWith("422 ").And.Contain(complaint);
    }

    [TestCase("- {name: v1, served: true, storage: true}", "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required")]
    [TestCase("- {name: v1, served: true, storage: true, deprecationWarning: x, schema: {openAPIV3Schema: {type: object}}}", "spec.versions[0].deprecationWarning: Invalid value: \"x\": can only be set for deprecated versions")]
    [TestCase("- {name: v1, served: true, storage: true, selectableFields: [{jsonPath: .spec.x}], schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {x: {type: object}}}}}}}",
        "spec.selectableFields[0].jsonPath: Invalid value: \".spec.x\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.")]
    [TestCase("- {name: v1, served: true, storage: true, selectableFields: [{jsonPath: '.spec[0]'}], schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object}}}}}",
        "spec.selectableFields[0].jsonPath: Invalid value: \".spec[0]\": is an invalid path: array notation is not allowed")]
    [TestCase("- {name: v1, served: true, storage: true, subresources: {status: {}}, schema: {openAPIV3Schema: {type: object, minProperties: 1}}}",
        "fields are allowed at the root of the schema if the status subresource is enabled")]
    public void Must_have_sound_versions(string versions, string complaint) =>
        Outcome(Send("POST", Definitions, Definition(versions))).Should().StartWith("422 ").And.Contain(complaint);

    [Test]
    public void Must_be_approved_in_groups_of_Kubernetes_itself()
    {
        var body = FromYaml("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.x.k8s.io}
            spec: {group: x.k8s.io, scope: Cluster, names: {plural: widgets, kind: Widget}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}
            """);

        Outcome(Send("POST", Definitions, body)).Should().Contain("metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation \"api-approved.kubernetes.io\"");
    }
}
