using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>What is done to Pods through <c>binding</c>.</content>
/// <remarks>Source: registry/core/pod/storage/storage.go (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    private readonly BoundParts _bound = new();

    /// <summary>Binds a Pod to the Node that <paramref name="binding"/> names.</summary>
    public void Bind(ResourceEndpoint pods, ObjectKey key, Binding binding, WriteContext context)
    {
        if (!string.IsNullOrEmpty(binding.Metadata.Name) && binding.Metadata.Name != key.Name)
            throw ApiErrors.BadRequest("name in URL does not match name in Binding object");
        ValidateBinding(binding);
        var admitted = _admission.Mutate(AdmissionOperation.Create, pods.Type, "binding", binding, null, context);
        binding = (Binding?)admitted?.Object ?? binding;
        var pod = (Pod)Get(pods, key);
        _admission.Validate(admitted, binding);
        if (WhyNotBound(pod, binding) is { } why)
            throw ApiErrors.Conflict("", "pods/binding", key.Name, why);
        CommitUpdate(pods, Bound(pod, binding), context);
    }

    private static void ValidateBinding(Binding binding)
    {
        var errors = new FieldErrors();
        var target = FieldPath.Root("target");
        if (!string.IsNullOrEmpty(binding.Target.Kind) && binding.Target.Kind != "Node")
            errors.NotSupported(target["kind"], binding.Target.Kind, "Node", "<empty>");
        if (string.IsNullOrEmpty(binding.Target.Name))
            errors.Required(target["name"]);
        if (errors.Any)
            throw ApiErrors.Invalid("", "Binding", binding.Metadata.Name ?? "", errors);
    }

    private static string? WhyNotBound(Pod pod, Binding binding)
    {
        if (binding.Metadata.Uid is { Length: > 0 } uid && uid != pod.Metadata.Uid)
            return $"Precondition failed: UID in precondition: {uid}, UID in object meta: {pod.Metadata.Uid}";
        if (pod.Metadata.DeletionTimestamp is not null)
            return $"pod {pod.Metadata.Name} is being deleted, cannot be assigned to a host";
        if (!string.IsNullOrEmpty(pod.Spec.NodeName))
            return $"pod {pod.Metadata.Name} is already assigned to node \"{pod.Spec.NodeName}\"";
        return pod.Spec.SchedulingGates.Count > 0 ? $"pod {pod.Metadata.Name} has non-empty .spec.schedulingGates" : null;
    }

    private Pod Bound(Pod pod, Binding binding)
    {
        var labels = pod.Metadata.Labels;
        foreach (var (name, value) in binding.Metadata.Labels) // What the Pod has of its own stays.
            labels = labels.ContainsKey(name) ? labels : labels.Set(name, value);
        var annotations = pod.Metadata.Annotations.SetRange(binding.Metadata.Annotations);
        var isAsIs = ReferenceEquals(labels, pod.Metadata.Labels) && ReferenceEquals(annotations, pod.Metadata.Annotations);
        return pod with
        {
            Metadata = isAsIs ? pod.Metadata : pod.Metadata with { Labels = labels, Annotations = annotations },
            Spec = _bound.SpecOn(binding.Target.Name!, pod.Spec),
            Status = _bound.StatusAt(_loop.Now, pod.Status, Scheduled),
        };
    }

    private PodStatus Scheduled(PodStatus status) => status with { Conditions = WithScheduled(status.Conditions), NominatedNodeName = null }; // It waits for no Node any more.

    private ValueList<PodCondition> WithScheduled(ValueList<PodCondition> conditions)
    {
        var at = conditions.FindIndex(condition => condition.Type == "PodScheduled");
        var scheduled = new PodCondition { Type = "PodScheduled", Status = "True", LastTransitionTime = _loop.Now };
        if (at < 0)
            return conditions.Add(scheduled);
        return conditions[at].Status == "True"
            ? conditions.SetItem(at, scheduled with { LastTransitionTime = conditions[at].LastTransitionTime })
            : conditions.SetItem(at, scheduled);
    }
}
