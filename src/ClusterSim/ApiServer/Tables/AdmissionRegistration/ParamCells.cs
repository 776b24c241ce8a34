using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.ApiServer.Tables.AdmissionRegistration;

/// <summary>Cells about the parameters of admission policies.</summary>
/// <remarks>Source: printers.go, printValidatingAdmissionPolicy, printValidatingAdmissionPolicyBinding (v1.36).</remarks>
internal static class ParamCells
{
    public static readonly TableColumn KindColumn = TableColumn.Text("ParamKind", "ParamKind specifies the kind of resources used to parameterize this policy");

    public static readonly TableColumn[] BindingColumns =
    [
        TableColumn.ObjectName,
        TableColumn.Text("PolicyName", "PolicyName indicates the policy definition which the policy binding binded to"),
        TableColumn.Text("ParamRef", "ParamRef indicates the param resource which sets the configration param"),
        TableColumn.Age,
    ];

    public static string KindOf(ParamKind? kind) => kind is null ? CellText.NotSet : kind.ApiVersion + "/" + kind.Kind;

    /// <summary>The parameter by name, or what selects it; nobody can tell from here whether one without a namespace is in any.</summary>
    public static string NameOf(ParamRef? reference) => reference switch
    {
        { Name: { Length: > 0 } name } => (string.IsNullOrEmpty(reference.Namespace) ? "*" : reference.Namespace) + "/" + name,
        { Selector: { } selector } => GoString(selector),
        _ => CellText.NotSet,
    };

    // As the generated String() of a selector writes it.
    private static string GoString(LabelSelector selector)
    {
        var labels = string.Concat(selector.MatchLabels.Select(label => $"{label.Key}: {label.Value},"));
        var expressions = string.Concat(selector.MatchExpressions.Select(expression =>
            $"LabelSelectorRequirement{{Key:{expression.Key},Operator:{expression.Operator},Values:[{string.Join(' ', expression.Values)}],}},"));
        return $"&LabelSelector{{MatchLabels:map[string]string{{{labels}}},MatchExpressions:[]LabelSelectorRequirement{{{expressions}}},}}";
    }
}
