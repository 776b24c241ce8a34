using ClusterSim.Cel;

namespace ClusterSim.ApiServer.CustomResources.Rules;

/// <summary>What the expressions of rules see of one value.</summary>
/// <param name="declaration">What the value is declared to be.</param>
/// <param name="value">The value.</param>
/// <param name="old">What it replaces; null when it replaces nothing.</param>
internal sealed class RuleInput(CelDeclaration declaration, JsonValue value, JsonValue? old)
{
    private CelValue? _self;
    private CelValue? _oldSelf;

    /// <summary>The value of a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isOldOptional">Whether what is replaced is given as something that may be absent.</param>
    public CelValue? Find(string name, bool isOldOptional) => name switch
    {
        CompiledRule.Self => _self ??= CelJson.ToValue(value, declaration),
        CompiledRule.OldSelf when isOldOptional => OldSelf is { } before ? CelOptional.Of(before) : CelOptional.None,
        CompiledRule.OldSelf => OldSelf,
        _ => null,
    };

    private CelValue? OldSelf => _oldSelf ??= old is null ? null : CelJson.ToValue(old, declaration);
}
