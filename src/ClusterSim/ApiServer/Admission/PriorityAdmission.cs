namespace ClusterSim.ApiServer.Admission;

/// <summary>Turns the name of a priority class into the number the scheduler goes by.</summary>
/// <remarks>Source: plugin/pkg/admission/priority/admission.go (v1.36).</remarks>
internal sealed class PriorityAdmission : IAdmissionPlugin
{
    private const string PreemptLowerPriority = "PreemptLowerPriority";

    private static readonly Api.Scheduling.PriorityClass None = new(); // Stands for Pods without a class.

    private readonly SpecMemo<Api.Scheduling.PriorityClass> _known = new();

    public string Name => "Priority";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) => subresource.Length == 0
        && operation != AdmissionOperation.Delete
        && (resource.ClrType == typeof(Pod) || resource.ClrType == typeof(Api.Scheduling.PriorityClass));

    public ApiObject? Mutate(AdmissionRequest request)
    {
        if (request.Object is not Pod pod)
            return null;
        if (request.OldObject is Pod old)
            return KeepPriority(pod, old);
        var priorityClass = ClassOf(request, pod);
        var spec = _known.Get(pod.Spec, priorityClass, Apply);
        CheckGiven(request, pod.Spec, spec);
        return ReferenceEquals(spec, pod.Spec) ? null : pod with { Spec = spec };
    }

    public void Validate(AdmissionRequest request)
    {
        if (request.Object is not Api.Scheduling.PriorityClass { GlobalDefault: true } priorityClass)
            return;
        var other = request.List<Api.Scheduling.PriorityClass>().FirstOrDefault(known => known.GlobalDefault && known.Metadata.Name != priorityClass.Metadata.Name);
        if (other is not null)
            throw request.Deny($"PriorityClass {other.Metadata.Name} is already marked as default. Only one default can exist");
    }

    // A client that does not know the fields must not lose them.
    private static Pod? KeepPriority(Pod pod, Pod old)
    {
        var (priority, policy) = (pod.Spec.Priority ?? old.Spec.Priority, pod.Spec.PreemptionPolicy ?? old.Spec.PreemptionPolicy);
        return priority == pod.Spec.Priority && policy == pod.Spec.PreemptionPolicy
            ? null
            : pod with { Spec = pod.Spec with { Priority = priority, PreemptionPolicy = policy } };
    }

    private static Api.Scheduling.PriorityClass ClassOf(AdmissionRequest request, Pod pod)
    {
        if (pod.Spec.PriorityClassName is { Length: > 0 } name)
            return request.Find<Api.Scheduling.PriorityClass>(new(name)) ?? throw request.Deny($"no PriorityClass with name {name} was found");
        // Should there be several defaults, the lowest does the least harm.
        Api.Scheduling.PriorityClass? lowest = null;
        foreach (var known in request.List<Api.Scheduling.PriorityClass>())
            if (known.GlobalDefault && (lowest is null || known.Value < lowest.Value))
                lowest = known;
        return lowest ?? None;
    }

    private static PodSpec Apply(PodSpec spec, Api.Scheduling.PriorityClass priorityClass) => spec with
    {
        PriorityClassName = ReferenceEquals(priorityClass, None) ? spec.PriorityClassName : priorityClass.Metadata.Name,
        Priority = priorityClass.Value,
        PreemptionPolicy = priorityClass.PreemptionPolicy ?? PreemptLowerPriority,
    };

    private static void CheckGiven(AdmissionRequest request, PodSpec given, PodSpec computed)
    {
        if (given.Priority is { } priority && priority != computed.Priority)
            throw request.Deny($"the integer value of priority ({priority}) must not be provided in pod spec; priority admission controller computed {computed.Priority} from the given PriorityClass name");
        if (given.PreemptionPolicy is { } policy && policy != computed.PreemptionPolicy)
            throw request.Deny($"the string value of PreemptionPolicy ({policy}) must not be provided in pod spec; priority admission controller computed {computed.PreemptionPolicy} from the given PriorityClass name");
    }
}
