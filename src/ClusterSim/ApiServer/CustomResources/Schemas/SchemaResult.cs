namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>What comparing a value with a schema has come to.</summary>
/// <remarks>Source: kube-openapi validation/validate/result.go (v1.36).</remarks>
internal sealed class SchemaResult
{
    private List<SchemaError>? _errors;

    public IReadOnlyList<SchemaError> Errors => _errors ?? [];

    public bool IsValid => _errors is null;

    /// <summary>How many checks went well: of several schemas none of which fits, the errors of the one that fits best are told.</summary>
    public int Matches { get; private set; }

    public void Add(SchemaError error) => (_errors ??= []).Add(error);

    public void Match() => Matches++;

    public void Merge(SchemaResult? other)
    {
        if (other is null)
            return;
        Matches += other.Matches;
        foreach (var error in other.Errors)
            Add(error);
    }

    public static SchemaResult Of(SchemaError error)
    {
        var result = new SchemaResult();
        result.Add(error);
        return result;
    }
}
