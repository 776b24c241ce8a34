using ClusterSim.Api.Autoscaling;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a metric that a HorizontalPodAutoscaler follows.</summary>
/// <remarks>
/// <para>Source: autoscaling/validation/validation.go, validateMetricSpec (v1.36).</para>
/// <para>Differs from Kubernetes: superfluous sources are reported in a fixed order, where Go's is random.</para>
/// </remarks>
internal static class MetricValidation
{
    private const string ValueOrUtilization = "must set either a target raw value or a target utilization";
    private const string NotBothValueAndUtilization = "may not set both a target raw value and a target utilization";

    private static readonly string[] Types = ["ContainerResource", "External", "Object", "Pods", "Resource"];

    public static void Validate(MetricSpec metric, FieldPath path, FieldErrors errors)
    {
        if (metric.Type.Length == 0)
            errors.Required(path["type"], "must specify a metric source type");
        if (!Types.Contains(metric.Type))
            errors.NotSupported(path["type"], metric.Type, Types);
        var sources = SourcesOf(metric, path, errors);
        if (sources.Count > 0)
            sources[0].Validate();
        var expected = Types.Contains(metric.Type) ? char.ToLowerInvariant(metric.Type[0]) + metric.Type[1..] : null;
        if (expected is null)
            errors.NotSupported(path["type"], metric.Type, Types);
        else if (sources.All(source => source.Name != expected))
            errors.Required(path[expected], "must populate information for the given metric source");
        if (sources.Count > 1)
            foreach (var (name, _) in sources.Where(source => source.Name != expected))
                errors.Forbidden(path[name], "must populate the given metric source only");
    }

    // The sources that are given, in the order in which they are looked at; only the first is checked.
    private static List<(string Name, Action Validate)> SourcesOf(MetricSpec metric, FieldPath path, FieldErrors errors)
    {
        List<(string Name, Action Validate)> sources = [];
        if (metric.Object is { } objectSource)
            sources.Add(("object", () => Validate(objectSource, path["object"], errors)));
        if (metric.External is { } external)
            sources.Add(("external", () => Validate(external, path["external"], errors)));
        if (metric.Pods is { } pods)
            sources.Add(("pods", () => Validate(pods, path["pods"], errors)));
        if (metric.Resource is { } resource)
            sources.Add(("resource", () => ValidateResource(resource.Name, resource.Target, path["resource"], errors)));
        if (metric.ContainerResource is { } container)
            sources.Add(("containerResource", () => Validate(container, path["containerResource"], errors)));
        return sources;
    }

    private static void Validate(ObjectMetricSource source, FieldPath path, FieldErrors errors)
    {
        ScaledReferenceValidation.Validate(source.DescribedObject, false, path["describedObject"], errors);
        ValidateIdentifier(source.Metric, path["metric"], errors);
        MetricTargetValidation.Validate(source.Target, path["target"], errors);
        if (source.Target is { Value: null, AverageValue: null })
            errors.Required(path["target"]["averageValue"], "must set either a target value or averageValue");
    }

    private static void Validate(ExternalMetricSource source, FieldPath path, FieldErrors errors)
    {
        ValidateIdentifier(source.Metric, path["metric"], errors);
        MetricTargetValidation.Validate(source.Target, path["target"], errors);
        if (source.Target is { Value: null, AverageValue: null })
            errors.Required(path["target"]["averageValue"], "must set either a target value for metric or a per-pod target");
        if (source.Target is { Value: not null, AverageValue: not null })
            errors.Forbidden(path["target"]["value"], "may not set both a target value for metric and a per-pod target");
    }

    private static void Validate(PodsMetricSource source, FieldPath path, FieldErrors errors)
    {
        ValidateIdentifier(source.Metric, path["metric"], errors);
        MetricTargetValidation.Validate(source.Target, path["target"], errors);
        if (source.Target.AverageValue is null)
            errors.Required(path["target"]["averageValue"], "must specify a positive target averageValue");
    }

    private static void Validate(ContainerResourceMetricSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Name.Length == 0)
            errors.Required(path["name"], "must specify a resource name");
        else
            ResourceNameValidation.ValidateForContainer(source.Name, path["name"], errors);
        if (source.Container.Length == 0)
            errors.Required(path["container"], "must specify a container");
        else
            errors.Invalid(path["container"], source.Container, DnsName.CheckLabel(source.Container));
        ValidateTarget(source.Target, path["target"], errors);
    }

    private static void ValidateResource(string name, MetricTarget target, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0)
            errors.Required(path["name"], "must specify a resource name");
        ValidateTarget(target, path["target"], errors);
    }

    private static void ValidateTarget(MetricTarget target, FieldPath path, FieldErrors errors)
    {
        MetricTargetValidation.Validate(target, path, errors);
        if (target is { AverageUtilization: null, AverageValue: null })
            errors.Required(path["averageUtilization"], ValueOrUtilization);
        if (target is { AverageUtilization: not null, AverageValue: not null })
            errors.Forbidden(path["averageValue"], NotBothValueAndUtilization);
    }

    private static void ValidateIdentifier(MetricIdentifier identifier, FieldPath path, FieldErrors errors)
    {
        if (identifier.Name.Length == 0)
            errors.Required(path["name"], "must specify a metric name");
        else
            errors.Invalid(path["name"], identifier.Name, PathSegment.CheckName(identifier.Name));
    }
}
