using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Tests.ApiServer.Pods;

public sealed class PodValidationTests
{
    [TestCase("{restartPolicy: Sometimes}", "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"")]
    [TestCase("{dnsPolicy: Mine}", "spec.dnsPolicy: Unsupported value: \"Mine\": supported values: \"ClusterFirstWithHostNet\", \"ClusterFirst\", \"Default\", \"None\"")]
    [TestCase("{dnsPolicy: None}", "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None")]
    [TestCase("{dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, 3.3.3.3, x], options: [{value: a}]}}", "spec.dnsConfig.nameservers: Invalid value: [\"1.1.1.1\",\"2.2.2.2\",\"3.3.3.3\",\"x\"]: must not have more than 3 nameservers\nspec.dnsConfig.nameservers[3]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)\nspec.dnsConfig.options[0]: Required value: must not be empty")]
    [TestCase("{dnsConfig: {searches: ['-a', .]}}", "spec.dnsConfig.searches[0]: Invalid value: \"-a\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("{hostname: A_b, subdomain: A_b}", "spec.hostname: Invalid value: \"A_b\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')\nspec.subdomain: Invalid value: \"A_b\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')")]
    [TestCase("{setHostnameAsFQDN: true, hostname: h, subdomain: s}", "")]
    [TestCase("{hostAliases: [{ip: x, hostnames: [A_b]}]}", "spec.hostAliases[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)\nspec.hostAliases[0].hostnames[0]: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("{activeDeadlineSeconds: 0}", "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive")]
    [TestCase("{activeDeadlineSeconds: 2147483648}", "spec.activeDeadlineSeconds: Invalid value: 2147483648: must be between 1 and 2147483647, inclusive")]
    [TestCase("{serviceAccountName: A_b}", "spec.serviceAccountName: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')")]
    [TestCase("{imagePullSecrets: [{}]}", "")]
    [TestCase("{ephemeralContainers: [{name: e, image: i}]}", "spec.ephemeralContainers: Forbidden: cannot be set on create")]
    [TestCase("{resourceClaims: [{name: a}, {name: a, resourceClaimName: x, resourceClaimTemplateName: z}]}", "spec.resourceClaims[0]: Invalid value: {\"Name\":\"a\",\"ResourceClaimName\":null,\"ResourceClaimTemplateName\":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`\nspec.resourceClaims[1].name: Duplicate value: \"a\"\nspec.resourceClaims[1]: Invalid value: {\"Name\":\"a\",\"ResourceClaimName\":\"x\",\"ResourceClaimTemplateName\":\"z\"}: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")]
    [TestCase("{resources: {limits: {cpu: 1}}, containers: [{name: c, image: i, resources: {requests: {cpu: 2}}}]}", "spec.resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1")]
    [TestCase("{resources: {requests: {x.test/gpu: 1}}}", "spec.resources.requests[x.test/gpu]: Unsupported value: \"x.test/gpu\": supported values: \"cpu\", \"memory\"\nspec.resources.limits: Required value: Limit must be set for non overcommitable resources")]
    public void Knows_what_a_Pod_may_say(string spec, string faults) => PodText.Faults(PodText.WithSpec(spec)).Should().Be(faults);

    [TestCase("{'container.apparmor.security.beta.kubernetes.io/x': odd}", "metadata.annotations[container.apparmor.security.beta.kubernetes.io/x]: Invalid value: \"x\": container not found\nmetadata.annotations[container.apparmor.security.beta.kubernetes.io/x]: Invalid value: \"odd\": invalid AppArmor profile name: \"odd\"")]
    [TestCase("{'seccomp.security.alpha.kubernetes.io/pod': odd}", "metadata.annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: \"odd\": must be a valid seccomp profile")]
    [TestCase("{'controller.kubernetes.io/pod-deletion-cost': '01'}", "metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: \"01\": must be a 32bit integer")]
    [TestCase("{'kubernetes.io/config.mirror': x}", "metadata.annotations[kubernetes.io/config.mirror]: Invalid value: \"x\": must set spec.nodeName if mirror pod annotation is set")]
    public void Knows_what_annotations_may_say(string annotations, string faults) => PodText.Faults(PodText.WithSpec("{}", $"{{annotations: {annotations}}}")).Should().Be(faults);

    [Test]
    public void Needs_a_container()
    {
        var pod = PodText.WithSpec("{}") with { Spec = new() };

        var faults = PodText.Faults(pod);

        faults.Should().Be("spec.containers: Required value");
    }

    [Test]
    public void Needs_an_image_only_as_a_Pod()
    {
        var pod = PodText.WithSpec("{}");
        pod = pod with { Spec = pod.Spec with { Containers = [new() { Name = "c" }] } };
        var template = PodTemplateDefaults.Apply(new() { Spec = pod.Spec });

        var faultsOfPod = PodText.Faults(pod);
        var faultsOfTemplate = PodText.Say(errors => PodTemplateValidation.Validate(template, FieldPath.Root("template"), PodValidationOptions.ForCreate, errors));

        faultsOfPod.Should().Be("spec.containers[0].image: Required value");
        faultsOfTemplate.Should().Be("template.spec.containers[0].image: Required value");
    }
}
