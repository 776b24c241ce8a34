using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Coordination;
using ClusterSim.Api.Core;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

[TestFixture]
public sealed class DecodingTests
{
    [TestCase(typeof(Deployment), """{"spec":{"replicas":"3"}}""", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [TestCase(typeof(Deployment), """{"spec":{"replicas":3000000000}}""", "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [TestCase(typeof(Deployment), """{"spec":{"replicas":1.5}}""", "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32")]
    [TestCase(typeof(Pod), """{"spec":{"containers":[{"command":"sh"}]}}""", "json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string")]
    [TestCase(typeof(Pod), """{"spec":{"containers":[{"ports":{}}]}}""", "json: cannot unmarshal object into Go struct field Container.spec.containers.ports of type []v1.ContainerPort")]
    [TestCase(typeof(Pod), """{"spec":{"containers":{"name":"c"}}}""", "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container")]
    [TestCase(typeof(Pod), """{"spec":{"containers":[{"env":[{"name":true}]}]}}""", "json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.name of type string")]
    [TestCase(typeof(ConfigMap), """{"data":["a"]}""", "json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string")]
    [TestCase(typeof(ConfigMap), """{"metadata":{"name":{}}}""", "json: cannot unmarshal object into Go struct field ObjectMeta.metadata.name of type string")]
    [TestCase(typeof(ConfigMap), """{"kind":1}""", "json: cannot unmarshal number into Go struct field ConfigMap.kind of type string")]
    [TestCase(typeof(ConfigMap), """{"binaryData":{"a":"not base64"}}""", "illegal base64 data at input byte 3")]
    [TestCase(typeof(Secret), """{"data":{"a":"%"}}""", "illegal base64 data at input byte 0")]
    [TestCase(typeof(Secret), """{"data":{"a":"Zm9vYg"}}""", "illegal base64 data at input byte 4")]
    [TestCase(typeof(Secret), """{"stringData":{"a":3}}""", "json: cannot unmarshal number into Go struct field Secret.stringData of type string")]
    [TestCase(typeof(Service), """{"spec":{"ports":[{"port":80,"targetPort":true}]}}""", "json: cannot unmarshal bool into Go struct field ServicePort.spec.ports.targetPort of type int32")]
    [TestCase(typeof(LimitRange), """{"spec":{"limits":[{"min":{"cpu":"bad"}}]}}""", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [TestCase(typeof(Pod), """{"metadata":{"creationTimestamp":"now"}}""", """parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006" """)]
    [TestCase(typeof(Lease), """{"spec":{"renewTime":5}}""", "json: cannot unmarshal number into Go struct field LeaseSpec.spec.renewTime of type string")]
    [TestCase(typeof(Pod), """{"spec":{"restartPolicy":1}}""", "json: cannot unmarshal number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy")]
    [TestCase(typeof(PersistentVolumeClaim), """{"spec":{"accessModes":"x"}}""", "json: cannot unmarshal string into Go struct field PersistentVolumeClaimSpec.spec.accessModes of type []v1.PersistentVolumeAccessMode")]
    [TestCase(typeof(Pod), """{"metadata":{"uid":5}}""", "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.uid of type types.UID")]
    [TestCase(typeof(Pod), """{"spec":{"containers":[{"resources":{"limits":["cpu"]}}]}}""", "json: cannot unmarshal array into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList")]
    [TestCase(typeof(Pod), "[]", "json: cannot unmarshal array into Go value of type v1.Pod")]
    public void Fails_on_a_value_of_the_wrong_type_in_the_words_of_Go(Type type, string json, string error) =>
        FluentActions.Invoking(() => ObjectJson.FromJson(type, JsonText.Parse(json))).Should().Throw<DecodeException>().WithMessage(error.TrimEnd());

    [Test]
    public void Tells_the_first_wrong_type_but_a_broken_quantity_before_all()
    {
        var wrongTypes = """{"spec":{"hostNetwork":1,"nodeName":2}}""";
        var brokenQuantity = """{"spec":{"hostNetwork":1,"overhead":{"cpu":"x"},"nodeName":2}}""";

        FluentActions.Invoking(() => ObjectJson.FromBytes<Pod>(Utf8(wrongTypes))).Should().Throw<DecodeException>().WithMessage("*PodSpec.spec.hostNetwork of type bool");
        FluentActions.Invoking(() => ObjectJson.FromBytes<Pod>(Utf8(brokenQuantity))).Should().Throw<DecodeException>().WithMessage("quantities must match*")
            .Which.Path.Should().Be("spec.overhead.cpu");
    }

    [Test]
    public void Notes_unknown_and_repeated_fields_in_the_order_of_the_text()
    {
        var problems = new DecodeProblems();
        var json = """
            {"apiVersion":"v1","kind":"Pod","Kind":"x","metadata":{"labels":{"a":"1","a":"2"},"name":"p"},
             "spec":{"containers":[{"name":"c"},{"name":"d","livenessProbe":{"initalDelaySeconds":1},"name":"e"}],"zz":1,"zz":2},"kind":"Pod"}
            """;

        var pod = ObjectJson.FromBytes<Pod>(Utf8(json), problems);

        problems.Messages.Should().Equal(
            """unknown field "Kind" """.TrimEnd(),
            """duplicate field "metadata.labels.a" """.TrimEnd(),
            """unknown field "spec.containers[1].livenessProbe.initalDelaySeconds" """.TrimEnd(),
            """duplicate field "spec.containers[1].name" """.TrimEnd(),
            """unknown field "spec.zz" """.TrimEnd(),
            """duplicate field "kind" """.TrimEnd());
        pod.Spec.Containers[1].Name.Should().Be("e");
        pod.Metadata.Labels["a"].Should().Be("2");
    }

    [Test]
    public void Merges_objects_under_a_repeated_name()
    {
        var map = ObjectJson.FromBytes<ConfigMap>("""{"data":{"a":"1","a":"2"},"data":{"b":"3"}}"""u8, new DecodeProblems());

        map.Data.Should().Equal(new Dictionary<string, string> { ["a"] = "2", ["b"] = "3" });
    }

    [Test]
    public void Takes_null_for_unset()
    {
        var pod = ObjectJson.FromBytes<Pod>("""{"metadata":{"creationTimestamp":null,"labels":null,"name":null},"spec":{"containers":null,"hostNetwork":null,"nodeSelector":{"a":null}},"status":null}"""u8);

        pod.Should().Be(new Pod { Spec = new() { NodeSelector = ValueMap.Of(("a", "")) } });
    }

    [Test]
    public void Takes_an_empty_text_for_unset_unless_Kubernetes_tells_them_apart()
    {
        var claim = ObjectJson.FromBytes<PersistentVolumeClaim>("""{"metadata":{"name":""},"spec":{"storageClassName":"","volumeName":""}}"""u8);

        claim.Metadata.Name.Should().BeNull();
        claim.Spec.VolumeName.Should().BeNull();
        claim.Spec.StorageClassName.Should().BeEmpty();
    }

    [Test]
    public void Keeps_a_selector_that_selects_everything_apart_from_none()
    {
        var term = ObjectJson.FromBytes<PodAffinityTerm>("""{"namespaceSelector":{}}"""u8);

        term.NamespaceSelector.Should().Be(new ClusterSim.Api.Meta.LabelSelector());
        term.LabelSelector.Should().BeNull();
        ObjectJson.ToText(term).Should().Be("""{"topologyKey":"","namespaceSelector":{}}""");
    }

    [Test]
    public void Reads_quantities_from_numbers()
    {
        var range = ObjectJson.FromBytes<LimitRange>("""{"spec":{"limits":[{"type":"Container","max":{"cpu":2,"memory":0.5}}]}}"""u8);

        range.Spec.Limits[0].Max.Select(entry => entry.Value.ToString()).Should().Equal("2", "500m");
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
