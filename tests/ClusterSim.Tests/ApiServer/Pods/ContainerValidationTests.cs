namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class ContainerValidationTests
{
    [TestCase("{}", "")]
    [TestCase("{name: A}", "spec.containers[0].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")]
    [TestCase("{image: ' a'}", "spec.containers[0].image: Invalid value: \" a\": must not have leading or trailing whitespace")]
    [TestCase("{imagePullPolicy: Often}", "spec.containers[0].imagePullPolicy: Unsupported value: \"Often\": supported values: \"Always\", \"IfNotPresent\", \"Never\"")]
    [TestCase("{terminationMessagePolicy: Loud}", "spec.containers[0].terminationMessagePolicy: Unsupported value: \"Loud\": supported values: \"File\", \"FallbackToLogsOnError\"")]
    [TestCase("{resizePolicy: [{resourceName: disk, restartPolicy: NotRequired}]}", "spec.containers[0].resizePolicy: Unsupported value: \"disk\": supported values: \"cpu\", \"memory\"")]
    public void Knows_what_a_container_needs(string container, string faults) => PodText.Faults(PodText.WithContainer(container)).Should().Be(faults);

    [TestCase("{containerPort: 0}", "spec.containers[0].ports[0].containerPort: Required value")]
    [TestCase("{containerPort: 65536}", "spec.containers[0].ports[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive")]
    [TestCase("{containerPort: 80, hostPort: -1}", "spec.containers[0].ports[0].hostPort: Invalid value: -1: must be between 1 and 65535, inclusive")]
    [TestCase("{containerPort: 80, protocol: HTTP}", "spec.containers[0].ports[0].protocol: Unsupported value: \"HTTP\": supported values: \"SCTP\", \"TCP\", \"UDP\"")]
    [TestCase("{containerPort: 80, name: '80'}", "spec.containers[0].ports[0].name: Invalid value: \"80\": must contain at least one letter (a-z)")]
    [TestCase("{containerPort: 80, name: much-too-long-a-name}", "spec.containers[0].ports[0].name: Invalid value: \"much-too-long-a-name\": must be no more than 15 characters")]
    [TestCase("{containerPort: 80, hostIP: nowhere}", "")]
    public void Knows_what_a_port_may_be(string port, string faults) => PodText.Faults(PodText.WithContainer($"{{ports: [{port}]}}")).Should().Be(faults);

    [Test]
    public void Takes_a_port_of_the_Node_only_once()
    {
        var pod = PodText.WithSpec("{containers: [{name: a, image: i, ports: [{containerPort: 1, hostPort: 80}]}, {name: b, image: i, ports: [{containerPort: 2, hostPort: 80}]}]}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers[1].ports[0].hostPort: Duplicate value: \"TCP//80\"");
    }

    [Test]
    public void Takes_no_other_port_of_the_Node_than_its_own_on_the_host_network()
    {
        var pod = PodText.WithContainer("{ports: [{containerPort: 80, hostPort: 81}]}", "{hostNetwork: true}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true");
    }

    [TestCase("{name: 'A=B'}", "spec.containers[0].env[0].name: Invalid value: \"A=B\": a valid environment variable name must consist only of printable ASCII characters other than '='")]
    [TestCase("{name: ''}", "spec.containers[0].env[0].name: Required value")]
    [TestCase("{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}", "spec.containers[0].env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty")]
    [TestCase("{name: A, valueFrom: {}}", "spec.containers[0].env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`")]
    [TestCase("{name: A, valueFrom: {fieldRef: {fieldPath: spec.zone}}}", "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.zone\": error converting fieldPath: field label not supported: spec.zone")]
    [TestCase("{name: A, valueFrom: {fieldRef: {fieldPath: 'metadata.labels[''-'']'}}}", "spec.containers[0].env[0].valueFrom.fieldRef: Invalid value: \"-\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')")]
    [TestCase("{name: A, valueFrom: {resourceFieldRef: {resource: limits.disk}}}", "spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: Unsupported value: \"limits.disk\": supported values: \"limits.cpu\", \"limits.ephemeral-storage\", \"limits.memory\", \"requests.cpu\", \"requests.ephemeral-storage\", \"requests.memory\"")]
    [TestCase("{name: A, valueFrom: {configMapKeyRef: {name: '', key: ''}}}", "spec.containers[0].env[0].valueFrom.configMapKeyRef.name: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\nspec.containers[0].env[0].valueFrom.configMapKeyRef.key: Required value")]
    [TestCase("{name: A, valueFrom: {secretKeyRef: {name: s, key: ..}}}", "spec.containers[0].env[0].valueFrom.secretKeyRef.key: Invalid value: \"..\": must not be '..'")]
    public void Knows_where_a_variable_may_come_from(string variable, string faults) => PodText.Faults(PodText.WithContainer($"{{env: [{variable}]}}")).Should().Be(faults);

    [TestCase("{}", "spec.containers[0].envFrom: Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`")]
    [TestCase("{configMapRef: {name: a}, secretRef: {name: b}}", "spec.containers[0].envFrom: Invalid value: \"\": may not have more than one field specified at a time")]
    [TestCase("{prefix: 'a=', configMapRef: {name: a}}", "spec.containers[0].envFrom[0].prefix: Invalid value: \"a=\": a valid environment variable name must consist only of printable ASCII characters other than '='")]
    public void Knows_where_many_variables_may_come_from(string source, string faults) => PodText.Faults(PodText.WithContainer($"{{envFrom: [{source}]}}")).Should().Be(faults);

    [TestCase("{requests: {cpu: 2}, limits: {cpu: 1}}", "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1")]
    [TestCase("{limits: {cpu: -1}}", "spec.containers[0].resources.limits[cpu]: Invalid value: \"-1\": must be greater than or equal to 0\nspec.containers[0].resources.requests[cpu]: Invalid value: \"-1\": must be greater than or equal to 0")]
    [TestCase("{requests: {gpu: 1}}", "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully qualified\nspec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource for containers")]
    [TestCase("{requests: {x.test/gpu: 1}}", "spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources")]
    [TestCase("{limits: {x.test/gpu: 1500m}}", "spec.containers[0].resources.limits[x.test/gpu]: Invalid value: \"1500m\": must be an integer\nspec.containers[0].resources.requests[x.test/gpu]: Invalid value: \"1500m\": must be an integer")]
    [TestCase("{requests: {x.test/gpu: 1}, limits: {x.test/gpu: 2}}", "spec.containers[0].resources.requests: Invalid value: \"1\": must be equal to x.test/gpu limit of 2")]
    [TestCase("{limits: {hugepages-2Mi: 4Mi}}", "spec.containers[0].resources: Forbidden: HugePages require cpu or memory")]
    [TestCase("{limits: {hugepages-2Mi: 3Mi, cpu: 1}}", "spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of hugepages-2Mi\nspec.containers[0].resources.requests[hugepages-2Mi]: Invalid value: \"3Mi\": 3Mi is not positive integer multiple of hugepages-2Mi")]
    [TestCase("{claims: [{name: nope}]}", "spec.containers[0].resources.claims[0]: Not found: \"nope\": must be one of the names in pod.spec.resourceClaims which is empty")]
    public void Knows_what_a_container_may_ask_for(string resources, string faults) => PodText.Faults(PodText.WithContainer($"{{resources: {resources}}}")).Should().Be(faults);

    [Test]
    public void Needs_names_that_differ()
    {
        var pod = PodText.WithSpec("{initContainers: [{name: c, image: i}], containers: [{name: c, image: i}, {name: c, image: i}]}");

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers[1].name: Duplicate value: \"c\"\nspec.initContainers[0].name: Duplicate value: \"c\"");
    }
}
