using ClusterSim.Api.ApiExtensions;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Decides which of the names that definitions of a group ask for they get, and says when a kind is served.</summary>
/// <remarks>Source: apiextensions controller/status/naming_controller.go, controller/establish, controller/apiapproval (v1.36).</remarks>
internal static class AcceptedNames
{
    private const string Established = "Established";
    private const string NamesAccepted = "NamesAccepted";

    /// <summary>The status that comes next.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="group">All definitions of its group.</param>
    /// <param name="now">The time.</param>
    public static CustomResourceDefinitionStatus Status(CustomResourceDefinition definition, IReadOnlyList<CustomResourceDefinition> group, Time now)
    {
        var status = definition.Status;
        if (!SameNames(definition.Spec.Names, status.AcceptedNames))
            status = WithNames(definition, group, now);
        if (status == definition.Status && status.Conditions.IsTrue(NamesAccepted) && !status.Conditions.IsTrue(Established))
            status = Set(status, new() { Type = Established, Status = "True", Reason = "InitialNamesAccepted", Message = "the initial names have been accepted" }, now);
        return WithApproval(definition, status, now);
    }

    private static CustomResourceDefinitionStatus WithNames(CustomResourceDefinition definition, IReadOnlyList<CustomResourceDefinition> group, Time now)
    {
        var (accepted, conflict) = Accept(definition.Spec.Names, definition.Status.AcceptedNames, group);
        var naming = conflict is { } found
            ? new CustomResourceDefinitionCondition { Type = NamesAccepted, Status = "False", Reason = found.Reason, Message = found.Message }
            : new() { Type = NamesAccepted, Status = "True", Reason = "NoConflicts", Message = "no conflicts found" };
        var established = definition.Status.Conditions.Find(Established) ?? new() { Type = Established, Status = "False", Reason = "NotAccepted", Message = "not all names are accepted" };
        if (established.Status != "True" && conflict is null)
            established = new() { Type = Established, Status = "False", Reason = "Installing", Message = "the initial names have been accepted" };
        var old = definition.Status.Conditions.Find(NamesAccepted);
        if (accepted == definition.Status.AcceptedNames && old is not null && (old.Status, old.Reason, old.Message) == (naming.Status, naming.Reason, naming.Message))
            return definition.Status;
        return Set(Set(definition.Status with { AcceptedNames = accepted }, naming, now), established, now);
    }

    private static (CustomResourceDefinitionNames Names, (string Reason, string Message)? Conflict) Accept(
        CustomResourceDefinitionNames asked, CustomResourceDefinitionNames had, IReadOnlyList<CustomResourceDefinition> group)
    {
        var all = group.Select(definition => definition.Status.AcceptedNames).ToList();
        var resources = all.SelectMany(names => (IEnumerable<string>)[names.Plural, names.Singular ?? "", .. names.ShortNames]).ToHashSet(StringComparer.Ordinal);
        var kinds = all.SelectMany(names => (IEnumerable<string>)[names.Kind, names.ListKind ?? ""]).ToHashSet(StringComparer.Ordinal);
        (string, string)? conflict = null;
        var accepted = had with { Categories = asked.Categories };
        if (IsFree(asked.Plural, had.Plural, resources, "PluralConflict"))
            accepted = accepted with { Plural = asked.Plural };
        if (IsFree(asked.Singular ?? "", had.Singular ?? "", resources, "SingularConflict"))
            accepted = accepted with { Singular = asked.Singular };
        var taken = asked.ShortNames.Where(name => !had.ShortNames.Contains(name) && resources.Contains(name)).Select(InUse).Distinct().ToList();
        if (taken.Count > 0)
            conflict = ("ShortNamesConflict", taken.Count == 1 ? taken[0] : "[" + string.Join(", ", taken) + "]");
        else
            accepted = accepted with { ShortNames = asked.ShortNames };
        if (IsFree(asked.Kind, had.Kind, kinds, "KindConflict"))
            accepted = accepted with { Kind = asked.Kind };
        if (IsFree(asked.ListKind ?? "", had.ListKind ?? "", kinds, "ListKindConflict"))
            accepted = accepted with { ListKind = asked.ListKind };
        return (accepted, conflict);

        bool IsFree(string name, string own, HashSet<string> used, string reason)
        {
            if (name == own || !used.Contains(name))
                return true;
            conflict = (reason, InUse(name));
            return false;
        }
    }

    private static string InUse(string name) => $"\"{name}\" is already in use";

    private static CustomResourceDefinitionStatus WithApproval(CustomResourceDefinition definition, CustomResourceDefinitionStatus status, Time now)
    {
        if (!ApiApproval.IsProtected(definition.Spec.Group))
            return status;
        var (state, reason) = ApiApproval.Of(definition.Metadata.Annotations);
        var condition = new CustomResourceDefinitionCondition { Type = "KubernetesAPIApprovalPolicyConformant", Message = reason };
        condition = state switch
        {
            ApiApprovalState.Invalid => condition with { Status = "False", Reason = "InvalidAnnotation" },
            ApiApprovalState.Missing => condition with { Status = "False", Reason = "MissingAnnotation" },
            ApiApprovalState.Bypassed => condition with { Status = "False", Reason = "UnapprovedAnnotation" },
            _ => condition with { Status = "True", Reason = "ApprovedAnnotation" },
        };
        return Set(status, condition, now);
    }

    /// <summary>The status with a condition; the time of one whose status stays stays.</summary>
    public static CustomResourceDefinitionStatus Set(CustomResourceDefinitionStatus status, CustomResourceDefinitionCondition condition, Time now)
    {
        var old = status.Conditions.Find(condition.Type);
        var since = old is not null && old.Status == condition.Status ? old.LastTransitionTime : now;
        return status with { Conditions = status.Conditions.Set(condition with { LastTransitionTime = since }) };
    }

    private static bool SameNames(CustomResourceDefinitionNames x, CustomResourceDefinitionNames y) => x == y;
}
