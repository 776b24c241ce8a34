using System.Text;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>Label selectors as Go prints them, which the texts about external metrics quote.</summary>
/// <remarks>Source: apimachinery meta/v1/generated.pb.go, LabelSelector.String (v1.36).</remarks>
internal static class SelectorText
{
    public static string Of(LabelSelector? selector)
    {
        if (selector is null)
            return "nil";
        var text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        foreach (var (key, value) in selector.MatchLabels)
            text.Append(key).Append(": ").Append(value).Append(',');
        text.Append("},MatchExpressions:[]LabelSelectorRequirement{");
        foreach (var expression in selector.MatchExpressions)
            text.Append("LabelSelectorRequirement{Key:").Append(expression.Key).Append(",Operator:").Append(expression.Operator)
                .Append(",Values:[").AppendJoin(' ', expression.Values).Append("],},");
        return text.Append("},}").ToString();
    }
}
