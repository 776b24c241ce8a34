using ClusterSim.Api.Resources;
using ResourceClaim = ClusterSim.Api.Resources.ResourceClaim;

namespace ClusterSim.Tests.ApiServer.Resources;

public sealed class DeviceTests
{
    private const string Place = "driver: a.test, nodeName: node, pool: {name: p, resourceSliceCount: 1}";

    [TestCase("requests: [{name: a, exactly: {deviceClassName: c}}]", "")]
    [TestCase("requests: [{name: a}, {name: b, exactly: {deviceClassName: c}, firstAvailable: [{name: x, deviceClassName: c}]}]",
        "spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required\nspec.devices.requests[1]: Invalid value: null: exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set")]
    [TestCase("requests: [{name: a, exactly: {deviceClassName: '', allocationMode: All, count: 2}}, {name: a, exactly: {deviceClassName: c, allocationMode: Some}}]",
        "spec.devices.requests[0].exactly.deviceClassName: Required value\nspec.devices.requests[0].exactly.count: Invalid value: 2: must not be specified when allocationMode is 'All'\n"
        + "spec.devices.requests[1].exactly.allocationMode: Unsupported value: \"Some\": supported values: \"All\", \"ExactCount\"\nspec.devices.requests[1]: Duplicate value: \"a\"")]
    [TestCase("requests: [{name: a, firstAvailable: [{name: x, deviceClassName: c}]}], constraints: [{requests: [a/x], matchAttribute: a.test/model}, {requests: [a/y], matchAttribute: model}]",
        "spec.devices.constraints[1].requests[0]: Invalid value: \"a/y\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'\n"
        + "spec.devices.constraints[1].matchAttribute: Invalid value: \"model\": a fully qualified name must be a domain and a name separated by a slash")]
    [TestCase("config: [{opaque: {driver: a.test, parameters: [1]}}, {}]", "spec.devices.config[0].opaque.parameters: Invalid value: \"<value omitted>\": must be a valid JSON object\nspec.devices.config[1].opaque: Required value")]
    [TestCase("requests: [{name: a, exactly: {deviceClassName: c, tolerations: [{key: k, value: v}, {operator: Exists, value: v, effect: Never}]}}]",
        "spec.devices.requests[0].exactly.tolerations[1].value: Invalid value: \"v\": must be empty for operator `Exists`\n"
        + "spec.devices.requests[0].exactly.tolerations[1].effect: Unsupported value: \"Never\": supported values: \"NoExecute\", \"NoSchedule\", \"None\"")]
    public void Are_wished_for_by_class(string devices, string faults) =>
        KindText.Faults<ResourceClaim>($"{{spec: {{devices: {{{devices}}}}}}}").Should().Be(faults);

    [Test]
    public void Are_wished_for_one_at_a_time_unless_all_are_wanted()
    {
        var requests = KindText.Prepared<ResourceClaim>("{spec: {devices: {requests: [{name: a, exactly: {deviceClassName: c}}, {name: b, exactly: {deviceClassName: c, allocationMode: All}}]}}}").Spec.Devices.Requests;

        requests.Select(request => (request.Exactly!.AllocationMode, request.Exactly.Count)).Should().Equal(("ExactCount", 1), ("All", 0));
    }

    [TestCase("driver: a.test, pool: {name: p, resourceSliceCount: 0}",
        "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero\nspec: Required value: exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required")]
    [TestCase(Place + ", allNodes: true", "spec: Invalid value: \"{`nodeName`, `allNodes`}\": exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required, but multiple fields are set")]
    [TestCase(Place + ", devices: [{name: d, attributes: {model: {string: x}, bad name: {int: 1}, v: {version: one}, none: {}}}]",
        "spec.devices[0].attributes: Invalid value: \"bad name\": a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')\n"
        + "spec.devices[0].attributes[none]: Invalid value: \"\": exactly one value must be specified\nspec.devices[0].attributes[v].version: Invalid value: \"one\": must be a string compatible with semver.org spec 2.0.0")]
    [TestCase(Place + ", devices: [{name: d, allowMultipleAllocations: true, capacity: {memory: {value: 10, requestPolicy: {default: 3, validRange: {min: 2, step: 2}}}}}]",
        "spec.devices[0].capacity[memory].requestPolicy.validRange.step: Invalid value: \"3\": value is not a multiple of a given step (2) from (2)")]
    [TestCase(Place + ", devices: [{name: d, capacity: {memory: {value: 10, requestPolicy: {}}}, bindingConditions: [a]}]",
        "spec.devices[0].capacity[memory].requestPolicy: Forbidden: allowMultipleAllocations must be true\n"
        + "spec.devices[0].bindingFailureConditions: Invalid value: null: bindingFailureConditions are required to use bindingConditions")]
    public void Are_offered_in_one_place(string spec, string faults) => KindText.Faults<ResourceSlice>($"{{spec: {{{spec}}}}}").Should().Be(faults);

    [TestCase("extendedResourceName: example.com/gpu, selectors: [{cel: {expression: 'true'}}]", "")]
    [TestCase("extendedResourceName: cpu, selectors: [{}]", "spec.selectors[0].cel: Required value\nspec.extendedResourceName: Invalid value: \"cpu\": must be a valid extended resource name")]
    public void Belong_to_classes(string spec, string faults) => KindText.Faults<DeviceClass>($"{{spec: {{{spec}}}}}").Should().Be(faults);

    [Test]
    public void Are_tainted_from_the_moment_they_are_offered() =>
        KindText.Prepared<ResourceSlice>($"{{spec: {{{Place}, devices: [{{name: d, taints: [{{key: k, effect: NoSchedule}}]}}]}}}}").Spec.Devices[0].Taints[0].TimeAdded.Should().NotBeNull();
}
