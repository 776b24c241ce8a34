namespace ClusterSim.ApiServer.Admission;

/// <summary>Gives containers the requests and limits a namespace's LimitRanges have for them, and refuses what is outside their bounds.</summary>
/// <remarks>Source: plugin/pkg/admission/limitranger/admission.go (v1.36).</remarks>
internal sealed class LimitRanger : IAdmissionPlugin
{
    private const string Annotation = "kubernetes.io/limit-ranger"; // limitRangerAnnotation

    public string Name => "LimitRanger";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => subresource.Length == 0
        && ((operation == AdmissionOperation.Create && resource.ClrType == typeof(Pod))
            || (operation != AdmissionOperation.Delete && resource.ClrType == typeof(PersistentVolumeClaim)));

    public ApiObject? Mutate(AdmissionRequest request)
    {
        if (request.Object is not Pod pod)
            return null;
        var changed = pod;
        foreach (var range in request.List<LimitRange>(request.Namespace))
            changed = WithDefaults(changed, range);
        return ReferenceEquals(changed, pod) ? null : changed;
    }

    public void Validate(AdmissionRequest request)
    {
        foreach (var range in request.List<LimitRange>(request.Namespace))
        {
            var broken = request.Object switch
            {
                Pod pod => LimitChecks.Of(pod, range),
                PersistentVolumeClaim claim => LimitChecks.Of(claim, range),
                _ => [],
            };
            if (broken.ToList() is { Count: > 0 } texts)
                throw request.Deny(texts.Count == 1 ? texts[0] : "[" + string.Join(", ", texts.Distinct()) + "]");
        }
    }

    private static Pod WithDefaults(Pod pod, LimitRange range)
    {
        ValueMap<Quantity> requests = [], limits = [];
        foreach (var item in range.Spec.Limits.Where(item => item.Type == "Container"))
            (requests, limits) = (requests.SetRange(item.DefaultRequest), limits.SetRange(item.Default));
        if (requests.Count == 0 && limits.Count == 0)
            return pod;
        var told = new List<string>();
        Container Filled(Container container, string what) => container with { Resources = Fill(container.Resources, requests, limits, $"{what} {container.Name}", told) };
        var spec = pod.Spec with
        {
            Containers = pod.Spec.Containers.Replace(container => Filled(container, "container")),
            InitContainers = pod.Spec.InitContainers.Replace(container => Filled(container, "init container")),
        };
        return told.Count == 0 ? pod : pod with
        {
            Metadata = pod.Metadata with { Annotations = pod.Metadata.Annotations.Set(Annotation, "LimitRanger plugin set: " + string.Join("; ", told)) },
            Spec = spec,
        };
    }

    private static ResourceRequirements Fill(ResourceRequirements resources, ValueMap<Quantity> requests, ValueMap<Quantity> limits, string whose, List<string> told)
    {
        var addedRequests = requests.Where(entry => !resources.Requests.ContainsKey(entry.Key)).ToList();
        var addedLimits = limits.Where(entry => !resources.Limits.ContainsKey(entry.Key)).ToList();
        Tell("request", addedRequests);
        Tell("limit", addedLimits);
        return resources with { Requests = resources.Requests.SetRange(addedRequests), Limits = resources.Limits.SetRange(addedLimits) };

        void Tell(string what, List<KeyValuePair<string, Quantity>> added)
        {
            if (added.Count > 0)
                told.Add($"{string.Join(", ", added.Select(entry => entry.Key))} {what} for {whose}");
        }
    }
}
