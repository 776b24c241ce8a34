using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Tables.AdmissionRegistration;

/// <summary>ValidatingAdmissionPolicies.</summary>
/// <remarks>Source: printers.go, printValidatingAdmissionPolicy (v1.36).</remarks>
internal sealed class ValidatingAdmissionPolicyTable : TableLayout<ValidatingAdmissionPolicy>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Validations", "Validations indicates the number of validation rules defined in this configuration"),
        ParamCells.KindColumn,
        TableColumn.Age,
    ];

    protected override void Print(ValidatingAdmissionPolicy policy, TableCells cells) =>
        cells.Text(policy.Metadata.Name).Number(policy.Spec.Validations.Count).Text(ParamCells.KindOf(policy.Spec.ParamKind)).Age(policy);
}

/// <summary>MutatingAdmissionPolicies.</summary>
/// <remarks>Source: printers.go, printMutatingAdmissionPolicy (v1.36).</remarks>
internal sealed class MutatingAdmissionPolicyTable : TableLayout<MutatingAdmissionPolicy>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Mutations", "Mutation indicates the number of mutations rules defined in this configuration"),
        ParamCells.KindColumn,
        TableColumn.Age,
    ];

    protected override void Print(MutatingAdmissionPolicy policy, TableCells cells) =>
        cells.Text(policy.Metadata.Name).Number(policy.Spec.Mutations.Count).Text(ParamCells.KindOf(policy.Spec.ParamKind)).Age(policy);
}
