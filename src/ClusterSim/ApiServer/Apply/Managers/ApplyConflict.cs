namespace ClusterSim.ApiServer.Apply;

/// <summary>Somebody applies other values to fields that others own.</summary>
/// <remarks>Source: apimachinery managedfields/internal/conflict.go (v1.36).</remarks>
/// <param name="conflicts">Whom it would take which fields from.</param>
internal sealed class ApplyConflict(IReadOnlyList<(ManagerId Manager, FieldSet Fields)> conflicts) : Exception
{
    public IReadOnlyList<(ManagerId Manager, FieldSet Fields)> Conflicts { get; } = [.. conflicts.OrderBy(conflict => conflict.Manager)];

    /// <summary>All fields in conflict.</summary>
    public FieldSet Fields => Conflicts.Aggregate(FieldSet.Empty, (all, conflict) => all.Union(conflict.Fields));

    /// <summary>What is left of the conflict when some fields do not count.</summary>
    public ApplyConflict Without(FieldSet allowed) =>
        new([.. Conflicts.Select(conflict => conflict with { Fields = conflict.Fields.Difference(allowed) }).Where(conflict => !conflict.Fields.IsEmpty)]);

    /// <summary>The 409 it amounts to.</summary>
    public ApiException ToRefusal()
    {
        var causes = Conflicts.SelectMany(conflict => conflict.Fields.Texts().Select(field => new StatusCause
        {
            Reason = "FieldManagerConflict",
            Message = "conflict with " + conflict.Manager.Text,
            Field = field,
        })).ToValueList();
        var text = causes.Count == 1
            ? $"Apply failed with 1 conflict: {causes[0].Message}: {causes[0].Field}"
            : $"Apply failed with {causes.Count} conflicts: " + string.Join('\n', Conflicts.SelectMany(Lines));
        return ApiErrors.Failure(409, "Conflict", text, new() { Causes = causes });
    }

    private static IEnumerable<string> Lines((ManagerId Manager, FieldSet Fields) conflict) =>
        conflict.Fields.Texts().Select(field => "- " + field).Prepend($"conflicts with {conflict.Manager.Text}:");
}
