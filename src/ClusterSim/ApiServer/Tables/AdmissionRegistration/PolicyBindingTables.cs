using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Tables.AdmissionRegistration;

/// <summary>ValidatingAdmissionPolicyBindings.</summary>
/// <remarks>Source: printers.go, printValidatingAdmissionPolicyBinding (v1.36).</remarks>
internal sealed class ValidatingAdmissionPolicyBindingTable : TableLayout<ValidatingAdmissionPolicyBinding>
{
    public override IReadOnlyList<TableColumn> Columns => ParamCells.BindingColumns;

    protected override void Print(ValidatingAdmissionPolicyBinding binding, TableCells cells) =>
        cells.Text(binding.Metadata.Name).Text(binding.Spec.PolicyName).Text(ParamCells.NameOf(binding.Spec.ParamRef)).Age(binding);
}

/// <summary>MutatingAdmissionPolicyBindings.</summary>
/// <remarks>Source: printers.go, printMutatingAdmissionPolicyBinding (v1.36).</remarks>
internal sealed class MutatingAdmissionPolicyBindingTable : TableLayout<MutatingAdmissionPolicyBinding>
{
    public override IReadOnlyList<TableColumn> Columns => ParamCells.BindingColumns;

    protected override void Print(MutatingAdmissionPolicyBinding binding, TableCells cells) =>
        cells.Text(binding.Metadata.Name).Text(binding.Spec.PolicyName).Text(ParamCells.NameOf(binding.Spec.ParamRef)).Age(binding);
}
