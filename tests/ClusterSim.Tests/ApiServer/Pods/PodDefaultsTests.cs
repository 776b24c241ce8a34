using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodDefaultsTests
{
    [TestCase("app", "Always")]
    [TestCase("app:latest", "Always")]
    [TestCase("app:1", "IfNotPresent")]
    [TestCase("registry.test:5000/app", "Always")]
    [TestCase("registry.test:5000/app:1", "IfNotPresent")]
    [TestCase("app@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "IfNotPresent")]
    public void Pulls_an_image_that_may_have_changed_always(string image, string policy) =>
        ContainerDefaults.Apply(new Container { Name = "c", Image = image }).ImagePullPolicy.Should().Be(policy);

    [TestCase("{livenessProbe: {httpGet: {port: 1}}}", "{livenessProbe: {httpGet: {port: 1, path: /, scheme: HTTP}, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3}}")]
    [TestCase("{startupProbe: {grpc: {port: 1}}}", "{startupProbe: {grpc: {port: 1, service: ''}, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3}}")]
    [TestCase("{lifecycle: {preStop: {httpGet: {port: 1}}}}", "{lifecycle: {preStop: {httpGet: {port: 1, path: /, scheme: HTTP}}}}")]
    [TestCase("{ports: [{containerPort: 1}]}", "{ports: [{containerPort: 1, protocol: TCP}]}")]
    [TestCase("{env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]}", "{env: [{name: A, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}]}")]
    [TestCase("{resources: {requests: {cpu: 100u}}}", "{resources: {requests: {cpu: 1m}}}")]
    [TestCase("{resources: {limits: {cpu: 2}}}", "{resources: {limits: {cpu: 2}, requests: {cpu: 2}}}")]
    public void Completes_containers(string container, string complete)
    {
        var pod = PodText.WithContainer(container);
        var expected = PodText.WithContainer(complete[..^1] + ", imagePullPolicy: IfNotPresent, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}");

        var defaulted = (Pod)PodText.Strategy.Default(pod);

        defaulted.Spec.Containers.Should().BeEquivalentTo(expected.Spec.Containers);
    }

    [TestCase("{}", "{emptyDir: {}}")]
    [TestCase("{hostPath: {path: /x}}", "{hostPath: {path: /x, type: ''}}")]
    [TestCase("{secret: {secretName: s}}", "{secret: {secretName: s, defaultMode: 420}}")]
    [TestCase("{configMap: {name: c}}", "{configMap: {name: c, defaultMode: 420}}")]
    [TestCase("{downwardAPI: {}}", "{downwardAPI: {defaultMode: 420}}")]
    [TestCase("{projected: {sources: [{serviceAccountToken: {path: t}}]}}", "{projected: {defaultMode: 420, sources: [{serviceAccountToken: {path: t, expirationSeconds: 3600}}]}}")]
    [TestCase("{image: {reference: 'a:1'}}", "{image: {reference: 'a:1', pullPolicy: IfNotPresent}}")]
    [TestCase("{rbd: {monitors: [a], image: i}}", "{rbd: {monitors: [a], image: i, pool: rbd, user: admin, keyring: /etc/ceph/keyring}}")]
    public void Completes_volumes(string volume, string complete)
    {
        var defaulted = VolumeDefaults.Apply(PodText.Read<Volume>(volume));

        defaulted.Should().Be(PodText.Read<Volume>(complete));
    }

    [Test]
    public void Completes_a_Pod()
    {
        var defaulted = (Pod)PodText.Strategy.Default(PodText.WithSpec("{serviceAccount: sa, terminationGracePeriodSeconds: -5}"));

        ObjectJson.ToText(defaulted.Spec).Should().Be(
            """{"containers":[{"name":"c","image":"app:1","resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}],"""
            + """ "restartPolicy":"Always","terminationGracePeriodSeconds":1,"dnsPolicy":"ClusterFirst","serviceAccountName":"sa","serviceAccount":"sa","securityContext":{},"schedulerName":"default-scheduler","enableServiceLinks":true}""".TrimStart());
    }

    [Test]
    public void Gives_a_Pod_on_the_host_network_the_ports_of_its_Node_but_not_a_template()
    {
        var pod = PodText.WithContainer("{ports: [{containerPort: 80}]}", "{hostNetwork: true}");

        var defaulted = (Pod)PodText.Strategy.Default(pod);
        var template = PodTemplateDefaults.Apply(new() { Spec = pod.Spec });

        defaulted.Spec.Containers[0].Ports[0].HostPort.Should().Be(80);
        template.Spec.Containers[0].Ports[0].HostPort.Should().Be(0);
    }

    [Test]
    public void Leaves_to_a_template_what_its_Pods_will_be_given()
    {
        var template = PodTemplateDefaults.Apply(new() { Spec = PodText.WithContainer("{resources: {limits: {cpu: 1}}}").Spec });

        template.Spec.EnableServiceLinks.Should().BeNull();
        template.Spec.Containers[0].Resources.Requests.Should().BeEmpty();
    }

    [TestCase("{limits: {cpu: 3}}", "{limits: {cpu: 3}, requests: {cpu: 2}}")]
    [TestCase("{limits: {memory: 1Gi}}", "{limits: {memory: 1Gi}, requests: {cpu: 2, memory: 1Gi}}")]
    [TestCase("{requests: {cpu: 3}}", "{requests: {cpu: 3}}")]
    public void Completes_resources_of_the_whole_Pod_from_its_containers(string resources, string complete)
    {
        var pod = PodText.WithContainer("{resources: {requests: {cpu: 2}}}", $"{{resources: {resources}}}");

        var defaulted = (Pod)PodText.Strategy.Default(pod);

        defaulted.Spec.Resources.Should().Be(PodText.Read<ResourceRequirements>(complete));
    }

    [TestCase("{podIP: 10.0.0.1}", "{podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}]}")]
    [TestCase("{podIPs: [{ip: 10.0.0.1}]}", "{podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}]}")]
    [TestCase("{podIP: 10.0.0.2, podIPs: [{ip: 10.0.0.1}, {ip: 'fd00::1'}]}", "{podIP: 10.0.0.2, podIPs: [{ip: 10.0.0.2}]}")]
    public void Keeps_the_address_and_the_list_of_addresses_together(string status, string complete)
    {
        var pod = PodText.WithSpec("{}") with { Status = PodText.Read<PodStatus>(status) };

        var defaulted = (Pod)PodText.Strategy.Default(pod);

        defaulted.Status.Should().Be(PodText.Read<PodStatus>(complete));
    }

    [Test]
    public void Returns_what_is_complete_as_it_is()
    {
        var pod = (Pod)PodText.Strategy.Default(PodText.WithContainer(
            "{env: [{name: A, value: b}], ports: [{containerPort: 80}], livenessProbe: {httpGet: {port: 80}}, resources: {limits: {cpu: 1}}}",
            "{volumes: [{name: v, configMap: {name: c}}, {name: w, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}"));
        var template = PodTemplateDefaults.Apply(new() { Spec = pod.Spec });

        PodText.Strategy.Default(pod).Should().BeSameAs(pod);
        PodTemplateDefaults.Apply(template).Should().BeSameAs(template);
    }
}
